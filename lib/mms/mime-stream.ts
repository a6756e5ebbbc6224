import { MIME_LIMITS, type MimeEntity, type MimeLimits } from './mime-entity'
import { MimeReader } from './mime-reader'

/** What happens in a MIME body, in the order of its bytes; see MimeHandler. */
export type MimeEvent =
  | { type: 'start'; entity: MimeEntity }
  | { type: 'body'; chunk: Buffer }
  | { type: 'end'; closed: boolean; end: number }

/**
 * Reads a MIME entity while it arrives (an HTTP request, a file), with memory for one chunk, one header block and
 * one delimiter line whatever its size. Without a `contentType`, the bytes begin with the entity's own header
 * block. The chunks of a body are views of the input: use them before asking for the next event. Throws
 * MmsFormatError, and what the source throws.
 */
export async function* readMime(
  contentType: string | undefined,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: MimeLimits = MIME_LIMITS,
): AsyncGenerator<MimeEvent, void, undefined> {
  let events: MimeEvent[] = []
  const take = () => {
    const taken = events
    events = []
    return taken
  }
  const handler = {
    start: (entity: MimeEntity) => events.push({ type: 'start', entity }),
    body: (chunk: Buffer) => events.push({ type: 'body', chunk }),
    end: (closed: boolean, end: number) => events.push({ type: 'end', closed, end }),
  }
  const reader = new MimeReader(contentType, handler, limits)
  for await (const chunk of chunks) {
    reader.push(chunk)
    yield* take()
  }
  reader.end()
  yield* take()
}
