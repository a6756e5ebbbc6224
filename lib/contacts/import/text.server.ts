import { openStored } from '@/lib/platform/storage.server'
import type { FileFormat } from './state'
import { type CsvRecord, csvTokenizer } from './tokenizer'

export type Piece = { records: CsvRecord[] /** Bytes of the file read so far. */; bytes: number }

/** Reads a stored CSV file piece by piece, header left out. Holds one chunk and at most one row in memory. */
export async function* readRecords(
  workspaceId: string,
  sha256: string,
  format: Pick<FileFormat, 'encoding' | 'bomBytes' | 'delimiter' | 'newline' | 'hasHeader'>,
): AsyncGenerator<Piece> {
  const decoder = new TextDecoder(format.encoding)
  const tokenizer = csvTokenizer(format)
  let header = format.hasHeader
  let bytes = 0
  const body = (records: CsvRecord[]) => {
    if (!header || records.length === 0) return records
    header = false
    return records.slice(1)
  }
  for await (const chunk of await openStored(workspaceId, sha256)) {
    bytes += (chunk as Buffer).length
    yield { records: body(tokenizer.push(decoder.decode(chunk as Buffer, { stream: true }))), bytes }
  }
  const last = [...tokenizer.push(decoder.decode()), ...tokenizer.end()]
  yield { records: body(last), bytes }
}
