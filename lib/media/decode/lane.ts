import { sniff } from '../sniff'

/** Kinds of work that must not wait for each other. */
export type Lane = 'pictures' | 'clips'

/** Where a file is decoded, by its content. */
export function laneOf(bytes: Uint8Array): Lane {
  const kind = sniff(bytes)?.kind
  return kind === 'video' || kind === 'audio' ? 'clips' : 'pictures'
}
