import { z } from 'zod'
import { auditSql } from '@/lib/accounts/audit.server'
import { allow, type Scope } from '@/lib/accounts/scope'
import { restoreStanding } from '@/lib/consent/ledger-sql.server'
import { pool, type Sql, transaction } from '@/lib/platform/db.server'
import { AppError, notFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import type { Contact } from './contact'
import { workspaceCountry } from './import/upload.server'
import { parsePhone } from './phone'
import { phoneReasons } from './phone-reasons'
import { maxTagCharacters, maxTags } from './values'

const columns = `c.id, c.phone, c.first_name AS "firstName", c.last_name AS "lastName", c.email, c.country, c.state, c.city,
  c.postal_code AS "postalCode", c.time_zone AS "timeZone", to_char(c.birthday, 'YYYY-MM-DD') AS birthday, c.carrier,
  c.line_type AS "lineType", c.tags, c.attributes, c.source, c.consent, c.consent_at AS "consentAt",
  c.created_at AS "createdAt", c.updated_at AS "updatedAt"`

/** @throws AppError('not_found') for a contact of another workspace, or a deleted one, as for one that never was. */
export async function getContact(scope: Scope, id: string): Promise<Contact> {
  allow(scope, 'contacts.read')
  const { rows } = await pool().query(
    `SELECT ${columns} FROM contact c WHERE c.workspace_id = $1 AND c.id::text = $2 AND c.deleted_at IS NULL`,
    [scope.workspaceId, id],
  )
  if (!rows[0]) throw notFound('contact')
  return JSON.parse(JSON.stringify(rows[0])) as Contact
}

const name = z.string().trim().max(120, 'At most 120 characters.').nullish()
const attributeValue = z.union([z.string().max(1000), z.number(), z.boolean()])

/** What a member or an API client may write of a contact. Consent is not among it: that is the ledger's. */
export const contactInput = z.object({
  firstName: name,
  lastName: name,
  email: z
    .union([
      z.literal('').transform(() => null),
      z
        .email('This is not an email address.')
        .max(254)
        .transform((email) => email.toLowerCase()),
    ])
    .nullish(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Two capital letters, like US.')
    .nullish(),
  state: z.string().trim().max(64).nullish(),
  city: name,
  postalCode: z.string().trim().max(16).nullish(),
  birthday: z.union([z.literal(''), z.iso.date('A date like 1990-03-21.')]).nullish(),
  carrier: z.enum(['att', 'tmobile', 'verizon', 'uscellular', 'other']).nullish(),
  tags: z.array(z.string().trim().min(1).max(maxTagCharacters)).max(maxTags).optional(),
  attributes: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,47}$/), attributeValue.nullable()).optional(),
})
export type ContactInput = z.output<typeof contactInput>

const columnOf: Partial<Record<keyof ContactInput, string>> = {
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  country: 'country',
  state: 'state',
  city: 'city',
  postalCode: 'postal_code',
  birthday: 'birthday',
  carrier: 'carrier',
  tags: 'tags',
}

/**
 * Makes a contact, or brings back a deleted one with the same number; its standing in the ledger holds on. `also` runs in
 * the same transaction.
 * @throws AppError('invalid') for a number that cannot be, ('conflict') for one that is there already.
 */
export async function createContact(
  scope: Scope,
  phoneText: string,
  input: ContactInput,
  source: 'manual' | 'api',
  also?: (sql: Sql, phone: string) => Promise<void>,
): Promise<{ id: string; phone: string }> {
  allow(scope, 'contacts.write')
  const phone = parsePhone(phoneText, await workspaceCountry(scope.workspaceId))
  if (!phone.ok)
    throw new AppError('invalid', phoneReasons[phone.reason], {
      fields: { phone: phoneReasons[phone.reason] },
    })
  return transaction(async (sql) => {
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO contact AS c (workspace_id, phone, line_type, country, source, updated_at)
       VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT (workspace_id, phone) DO UPDATE SET deleted_at = NULL, updated_at = now(), source = EXCLUDED.source
         WHERE c.deleted_at IS NOT NULL
       RETURNING id`,
      [scope.workspaceId, phone.phone, phone.lineType, phone.country, source],
    )
    const id = rows[0]?.id
    if (!id)
      throw new AppError('conflict', 'Someone with this number is among your contacts already.', {
        fields: { phone: 'This number is taken.' },
      })
    await write(sql, scope, id, input)
    await restoreStanding(sql, scope.workspaceId, `SELECT $2::text AS phone`, [phone.phone])
    await auditSql(sql, scope, {
      action: 'contact.created',
      subjectType: 'contact',
      subjectId: id,
      data: { source },
    })
    await also?.(sql, phone.phone)
    return { id, phone: phone.phone }
  })
}

/** Changes the given values; those that are absent stay. @throws AppError('not_found') */
export async function updateContact(scope: Scope, id: string, input: ContactInput): Promise<void> {
  allow(scope, 'contacts.write')
  await transaction(async (sql) => {
    if (!(await write(sql, scope, id, input))) throw notFound('contact')
    await auditSql(sql, scope, {
      action: 'contact.updated',
      subjectType: 'contact',
      subjectId: id,
      data: { fields: Object.keys(input) },
    })
  })
}

async function write(sql: Sql, scope: Scope, id: string, input: ContactInput): Promise<boolean> {
  const values: unknown[] = [scope.workspaceId, id]
  const sets = ['updated_at = now()']
  for (const [key, column] of Object.entries(columnOf)) {
    const value = input[key as keyof ContactInput]
    if (value === undefined) continue
    values.push(value === '' ? null : value)
    sets.push(`${column} = $${values.length}`)
  }
  if (input.attributes) {
    await refuseUnknownAttributes(sql, scope, Object.keys(input.attributes))
    values.push(JSON.stringify(input.attributes))
    sets.push(`attributes = jsonb_strip_nulls(c.attributes || $${values.length}::jsonb)`)
  }
  const { rowCount } = await sql.query(
    `UPDATE contact c SET ${sets.join(', ')} WHERE c.workspace_id = $1 AND c.id::text = $2 AND c.deleted_at IS NULL`,
    values,
  )
  return (rowCount ?? 0) > 0
}

async function refuseUnknownAttributes(sql: Sql, scope: Scope, keys: string[]): Promise<void> {
  const { rows } = await sql.query<{ key: string }>(
    `SELECT k AS key FROM unnest($2::text[]) k
     WHERE NOT EXISTS (SELECT FROM attribute_definition d WHERE d.workspace_id = $1 AND d.key = k)`,
    [scope.workspaceId, keys],
  )
  if (rows[0])
    throw new AppError('invalid', 'There is no attribute “{key}”. Define it under Contacts first.', {
      values: { key: rows[0].key },
      fields: { [`attributes.${rows[0].key}`]: 'Not defined.' },
    })
}

const ids = z.array(z.uuid()).min(1).max(10_000)

/** Deletes contacts; `restoreContacts` brings them back. What they said of consent stays in the ledger. Returns how many. */
export function deleteContacts(scope: Scope, wanted: string[]): Promise<number> {
  return mark(scope, wanted, 'contact.deleted', `deleted_at = now()`, 'deleted_at IS NULL')
}

export function restoreContacts(scope: Scope, wanted: string[]): Promise<number> {
  return mark(scope, wanted, 'contact.restored', `deleted_at = NULL`, 'deleted_at IS NOT NULL')
}

/** Adds a tag to contacts that do not have it. Returns how many. */
export function tagContacts(scope: Scope, wanted: string[], tag: string): Promise<number> {
  const clean = parse(z.string().trim().min(1).max(maxTagCharacters), tag)
  return mark(
    scope,
    wanted,
    'contact.tagged',
    `tags = tags || $3::text`,
    `deleted_at IS NULL AND NOT tags @> ARRAY[$3::text]`,
    [clean],
  )
}

async function mark(
  scope: Scope,
  wanted: string[],
  action: string,
  set: string,
  where: string,
  values: unknown[] = [],
): Promise<number> {
  allow(scope, 'contacts.write')
  const chosen = parse(ids, wanted)
  return transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE contact SET ${set}, updated_at = now()
       WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND ${where}`,
      [scope.workspaceId, chosen, ...values],
    )
    const count = rowCount ?? 0
    if (count)
      await auditSql(sql, scope, {
        action,
        subjectType: 'contact',
        data: { count, ids: chosen.slice(0, 100) },
      })
    return count
  })
}
