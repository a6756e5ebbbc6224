import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '@/lib/accounts/roles'
import type { Scope } from '@/lib/accounts/scope'

/** A workspace of its own with one owner. `as(role)` gives the scope of a member with that role. */
export async function makeWorkspace(pool: pg.Pool, brandName = 'Larkfield') {
  const slug = `w-${randomUUID().slice(0, 8)}`
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO workspace (slug, name, brand_name, pixel_key) VALUES ($1, $2, $2, $1) RETURNING id`,
    [slug, brandName],
  )
  const { rows: users } = await pool.query<{ id: string }>(
    `INSERT INTO app_user (email, name) VALUES ($1, 'Ines Calloway') RETURNING id`,
    [`${slug}@example.com`],
  )
  const workspaceId = rows[0]?.id as string
  const userId = users[0]?.id as string
  await pool.query(`INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'owner')`, [
    workspaceId,
    userId,
  ])
  const as = (role: Role): Scope => ({
    workspaceId,
    actor: { kind: 'user', id: userId },
    grants: { role },
  })
  return { workspaceId, slug, userId, as, owner: as('owner') }
}

export async function addContact(
  pool: pg.Pool,
  workspaceId: string,
  phone: string,
  values: { consent?: string; firstName?: string } = {},
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO contact (workspace_id, phone, first_name, consent)
     VALUES ($1, $2, $3, $4::consent_state) RETURNING id`,
    [workspaceId, phone, values.firstName ?? null, values.consent ?? 'none'],
  )
  return rows[0]?.id as string
}
