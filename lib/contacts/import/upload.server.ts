import type { Readable } from 'node:stream'
import { auditSql } from '@/lib/accounts/audit.server'
import { allow, type Scope } from '@/lib/accounts/scope'
import { pool, transaction } from '@/lib/platform/db.server'
import { AppError } from '@/lib/platform/errors'
import { keepStream, openStored, removeStored } from '@/lib/platform/storage.server'
import { attributeDefinitions } from '../attributes.server'
import { refusals, sniffEncoding } from './encoding'
import { columnOf, guessMapping, guessType, looksLikeHeader } from './guess'
import { maxColumns } from './mapping'
import type { FileFormat } from './state'
import { csvTokenizer, sniffDialect } from './tokenizer'

/** Bytes of the largest file taken: some ten million people. */
export const maxImportBytes = 1024 ** 3
const headBytes = 512 * 1024
const sampleRows = 20

/**
 * Keeps an uploaded file, looks at how it is written, and makes the import with a guessed mapping. Nothing is imported yet.
 * @throws AppError('unsupported') for what is not CSV, ('invalid') for an empty file, ('too_large') past 1 GB.
 */
export async function receiveImport(scope: Scope, fileName: string, body: Readable): Promise<{ id: string }> {
  allow(scope, 'contacts.import')
  const { workspaceId } = scope
  const watch = new Utf8Watch()
  const stored = await keepStream(
    workspaceId,
    body.map((chunk: Buffer) => watch.see(chunk)),
    maxImportBytes,
  )
  try {
    const head = await readHead(workspaceId, stored.sha256)
    const country = await workspaceCountry(workspaceId)
    const format = readFormat(head, stored.bytes <= head.length, watch.valid, country)
    const definitions = await attributeDefinitions(scope)
    const columns = guessMapping(format.header, format.sample, definitions, country)
    return await transaction(async (sql) => {
      const { rows } = await sql.query<{ id: string }>(
        `INSERT INTO contact_import (workspace_id, file_name, storage_key, bytes, format, mapping, created_by_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [
          workspaceId,
          fileName.slice(0, 200) || 'contacts.csv',
          stored.sha256,
          stored.bytes,
          JSON.stringify(format),
          JSON.stringify({ columns, tags: [] }),
          scope.actor.id,
        ],
      )
      const id = rows[0]?.id as string
      const data = { fileName: fileName.slice(0, 200), bytes: stored.bytes, sha256: stored.sha256 }
      await auditSql(sql, scope, {
        action: 'import.uploaded',
        subjectType: 'contact_import',
        subjectId: id,
        data,
      })
      return { id }
    })
  } catch (error) {
    await forget(workspaceId, stored.sha256)
    throw error
  }
}

/** The file of a refused upload goes, unless another import keeps the same bytes. */
async function forget(workspaceId: string, sha256: string): Promise<void> {
  const { rows } = await pool().query(
    `SELECT 1 FROM contact_import WHERE workspace_id = $1 AND storage_key = $2
     UNION ALL SELECT 1 FROM asset WHERE workspace_id = $1 AND sha256 = $2 LIMIT 1`,
    [workspaceId, sha256],
  )
  if (rows.length === 0) await removeStored(workspaceId, sha256)
}

export async function workspaceCountry(workspaceId: string): Promise<string> {
  const { rows } = await pool().query<{ country: string }>(`SELECT country FROM workspace WHERE id = $1`, [
    workspaceId,
  ])
  return rows[0]?.country ?? 'US'
}

async function readHead(workspaceId: string, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of await openStored(workspaceId, sha256)) {
    chunks.push(chunk as Buffer)
    bytes += (chunk as Buffer).length
    if (bytes >= headBytes) break
  }
  return Buffer.concat(chunks).subarray(0, headBytes)
}

function readFormat(head: Buffer, whole: boolean, validUtf8: boolean, country: string): FileFormat {
  const sniffed = sniffEncoding(head, validUtf8)
  if (!sniffed.ok)
    throw new AppError(sniffed.reason === 'empty' ? 'invalid' : 'unsupported', '{why} Nothing was kept.', {
      values: { why: refusals[sniffed.reason] },
    })
  const { encoding, bomBytes } = sniffed
  const text = new TextDecoder(encoding).decode(head, { stream: !whole })
  const dialect = sniffDialect(text, whole)
  const tokenizer = csvTokenizer(dialect)
  const records = [...tokenizer.push(text), ...(whole ? tokenizer.end() : [])]
  const rows = records.slice(0, sampleRows + 1).flatMap(({ cells }) => (cells ? [cells] : []))
  const first = rows[0]
  if (!first) throw new AppError('invalid', unreadable(records[0]?.fault))
  if (first.length > maxColumns)
    throw new AppError(
      'invalid',
      'The file has {columns} columns; {mostColumns} are the most. Nothing was kept.',
      { values: { columns: first.length, mostColumns: maxColumns } },
    )
  const hasHeader = looksLikeHeader(first, country)
  const sample = (hasHeader ? rows.slice(1) : rows).slice(0, sampleRows)
  if (sample.length === 0)
    throw new AppError(
      'invalid',
      'The file has a header and no rows. Export it again with its rows. Nothing was kept.',
    )
  const header = first.map((cell, index) =>
    hasHeader && cell.trim() ? cell.trim().slice(0, 120) : `Column ${index + 1}`,
  )
  const types = header.map((_, index) => guessType(columnOf(sample, index)))
  const cut = sample.map((row) =>
    row.slice(0, maxColumns).map((cell) => cell.slice(0, 200).replaceAll('\0', '')),
  )
  return { ...dialect, encoding, bomBytes, hasHeader, header, sample: cut, types }
}

function unreadable(fault: string | undefined): string {
  if (!fault) return `${refusals.empty} Nothing was kept.`
  return 'The first line is longer than 65,536 characters, or its quotes never close, so no columns can be seen. Export the file again as CSV. Nothing was kept.'
}

/** Sees whether all bytes that pass are UTF-8, so that one Latin-1 letter in the last row does not come out garbled. */
class Utf8Watch {
  valid = true
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })

  see(chunk: Buffer): Buffer {
    if (!this.valid) return chunk
    try {
      this.decoder.decode(chunk, { stream: true })
    } catch {
      this.valid = false
    }
    return chunk
  }
}
