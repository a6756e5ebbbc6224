import { type Say, sayWritten } from '../words/said'

/** An asset, a rendition or an upload with its failure in the reader's language. */
export function sayFailure<T extends { failure: string | null }>(say: Say, one: T): T {
  return one.failure === null ? one : { ...one, failure: sayWritten(say, one.failure) }
}
