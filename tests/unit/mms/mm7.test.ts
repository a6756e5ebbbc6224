import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMm7, encodedBody, encodedSize, type Mm7Message, parseMm7, REL6 } from '@/lib/mms'
import { messages } from './mm7-messages'

/** What reading adds or normalises: faults, the Content reference; fields that are undefined are absent. */
function meaning(message: unknown): unknown {
  const { contentRef: _, fault: __, content, ...rest } = message as Record<string, never>
  return JSON.parse(JSON.stringify({ ...rest, content: content && contentMeaning(content) }))
}

function contentMeaning(value: { kind: string; parts: { body: Uint8Array }[] }) {
  return {
    kind: value.kind,
    parts: value.parts.map((item) => ({ ...item, body: Buffer.from(item.body).toString('hex') })),
  }
}

describe.each(Object.keys(messages))('%s', (op) => {
  it.each([
    REL6,
    { ...REL6, prefix: 'mm7', transferEncoding: 'base64' as const },
    { ...REL6, numberFormat: 'plmn' as const },
  ])('is read as it was written', (dialect) => {
    fc.assert(
      fc.property(messages[op] as fc.Arbitrary<Mm7Message>, (message) => {
        const built = buildMm7(message, dialect)
        const body = encodedBody(built)
        expect(built.headers['Content-Length']).toBe(String(body.length))
        expect(encodedSize(message, dialect)).toBe(body.length)
        expect(meaning(parseMm7(built.contentType, body))).toEqual(meaning(message))
      }),
      { numRuns: 60 },
    )
  })
})
