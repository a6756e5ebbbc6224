import { auditSql } from '@/lib/accounts/audit.server'
import { allow, type Scope } from '@/lib/accounts/scope'
import { pool, type Sql, transaction } from '@/lib/platform/db.server'
import { AppError } from '@/lib/platform/errors'
import type { AttributeDefinition } from './fields'

export const maxAttributes = 200

/** The workspace's custom attributes by label. */
export async function attributeDefinitions(scope: Scope): Promise<AttributeDefinition[]> {
  allow(scope, 'contacts.read')
  const { rows } = await pool().query<AttributeDefinition>(
    `SELECT key, label, type FROM attribute_definition WHERE workspace_id = $1 ORDER BY label, key`,
    [scope.workspaceId],
  )
  return rows
}

/**
 * Makes attributes that are not there yet, in the caller's transaction. One that is there keeps its label and type.
 * @throws AppError('conflict') when a key is there with another type, or past 200 attributes.
 */
export async function defineAttributes(
  sql: Sql,
  scope: Scope,
  wanted: readonly AttributeDefinition[],
): Promise<void> {
  allow(scope, 'contacts.write')
  if (wanted.length === 0) return
  const { rowCount } = await sql.query(
    `INSERT INTO attribute_definition (workspace_id, key, label, type)
     SELECT $1, key, label, type::attribute_type FROM unnest($2::text[], $3::text[], $4::text[]) AS w (key, label, type)
     ON CONFLICT DO NOTHING`,
    [
      scope.workspaceId,
      wanted.map(({ key }) => key),
      wanted.map(({ label }) => label),
      wanted.map(({ type }) => type),
    ],
  )
  const { rows } = await sql.query<{ key: string; type: string; total: number }>(
    `SELECT key, type, (count(*) OVER ())::int AS total FROM attribute_definition WHERE workspace_id = $1`,
    [scope.workspaceId],
  )
  if ((rows[0]?.total ?? 0) > maxAttributes)
    throw new AppError('conflict', 'A workspace has at most {mostAttributes} custom attributes.', {
      values: { mostAttributes: maxAttributes },
    })
  const types = new Map(rows.map(({ key, type }) => [key, type]))
  const clash = wanted.find(({ key, type }) => types.get(key) !== type)
  if (clash)
    throw new AppError('conflict', 'The attribute “{key}” exists already and is a {type}.', {
      values: { key: clash.key, type: types.get(clash.key) ?? '' },
    })
  if (rowCount)
    await auditSql(sql, scope, {
      action: 'attribute.defined',
      subjectType: 'attribute_definition',
      data: { keys: wanted.map(({ key }) => key) },
    })
}

/** Makes one attribute. */
export function defineAttribute(scope: Scope, definition: AttributeDefinition): Promise<void> {
  allow(scope, 'contacts.write')
  return transaction((sql) => defineAttributes(sql, scope, [definition]))
}
