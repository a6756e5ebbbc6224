import { allow, type Scope } from '@/lib/accounts/scope'
import { pool } from '@/lib/platform/db.server'
import type { Words } from '@/lib/words/translate'
import { errorHeader, errorLine } from './error-file'
import { getImport } from './imports.server'
import { readRecords } from './text.server'

/**
 * The refused and partly taken rows as CSV, with line and reason before the cells as they came: correct it and import it
 * again. Streams the uploaded file once more; memory stays flat.
 */
export function errorFile(scope: Scope, id: string, t: Words<'contacts'>): AsyncGenerator<string> {
  // Here and not in the generator, whose first line runs only after the answer has begun.
  allow(scope, 'contacts.import')
  return lines(scope, id, t)
}

async function* lines(scope: Scope, id: string, t: Words<'contacts'>): AsyncGenerator<string> {
  const { format } = await getImport(scope, id)
  const { rows } = await pool().query<{ storageKey: string }>(
    `SELECT storage_key AS "storageKey" FROM contact_import WHERE workspace_id = $1 AND id::text = $2`,
    [scope.workspaceId, id],
  )
  yield `\uFEFF${errorHeader(t, format.header)}`
  const rejections = rejectionsByLine(scope.workspaceId, id)
  let next = await rejections.next()
  for await (const { records } of readRecords(scope.workspaceId, rows[0]?.storageKey ?? '', format)) {
    let text = ''
    for (const record of records) {
      if (next.done) break
      if (record.line !== next.value.line) continue
      text += errorLine(t, record.line, next.value.reason, record.cells ?? [record.raw])
      next = await rejections.next()
    }
    if (text) yield text
    if (next.done) return
  }
}

async function* rejectionsByLine(workspaceId: string, id: string) {
  let after = 0
  for (;;) {
    const { rows } = await pool().query<{ line: number; reason: string }>(
      `SELECT line, reason FROM contact_import_rejection
       WHERE workspace_id = $1 AND import_id::text = $2 AND line > $3 ORDER BY line LIMIT 5000`,
      [workspaceId, id, after],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.line
  }
}
