import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type APIRequestContext, request } from '@playwright/test'
import pg from 'pg'
import { hashPassword } from '@/lib/accounts/password.server'
import { stack } from '../../support/e2e'

/** The workspace whose doors are tried. */
export const slug = 'larkfield'
const password = 'the walk needs a password'

export type Sample = {
  sql: pg.Client
  workspaceId: string
  /** Real values for every `[name]` in a route. */
  values: Record<string, string>
  /** A rule and a draft that parse. */
  rule: unknown
  draft: unknown
  /** Texts that only members may ever see. */
  secrets: string[]
  close: () => Promise<void>
}

/** A file that somebody is about to import: the sample workspace has none. */
const imported = `
  INSERT INTO contact_import (workspace_id, file_name, storage_key, bytes, format, mapping, created_by_id)
  SELECT $1, 'walk.csv', repeat('0', 64), 20, '{"encoding":"utf-8","delimiter":",","header":["phone"],"sample":[["+18285550147"]]}',
         '{"columns":[{"to":"phone"}],"tags":[]}', user_id FROM member WHERE workspace_id = $1 LIMIT 1
  RETURNING id AS v`

/** An endpoint that is off, so that nothing is ever sent to it. */
const endpoint = `
  INSERT INTO webhook_endpoint (workspace_id, url, types, sealed, disabled_at, disabled_for)
  VALUES ($1, 'https://hooks.example/', '{reply.received}', '', now(), 'paused') RETURNING id AS v`

/** Connects to the database of the running stack and picks real things of the sample workspace. */
export async function openSample(): Promise<Sample> {
  const sql = new pg.Client({ connectionString: stack.databaseUrl })
  await sql.connect()
  const workspaceId = await one(sql, 'SELECT id AS v FROM workspace WHERE slug = $1', slug)
  const first = (query: string) => one(sql, query, workspaceId)
  const campaignName = await first(
    `SELECT name AS v FROM campaign WHERE workspace_id = $1 AND name LIKE 'The Ridge%'`,
  )
  const segmentName = await first('SELECT name AS v FROM segment WHERE workspace_id = $1 LIMIT 1')
  const contact = await first('SELECT id AS v FROM contact WHERE workspace_id = $1 LIMIT 1')
  const stored = await sql.query(
    `SELECT (SELECT rule FROM segment WHERE workspace_id = $1 LIMIT 1) AS rule,
            (SELECT draft FROM campaign WHERE workspace_id = $1 AND status = 'draft' LIMIT 1) AS draft`,
    [workspaceId],
  )
  const asset = await first('SELECT id AS v FROM asset WHERE workspace_id = $1 LIMIT 1')
  return {
    sql,
    workspaceId,
    rule: stored.rows[0].rule,
    draft: stored.rows[0].draft,
    values: {
      workspace: slug,
      campaign: await first(
        `SELECT id AS v FROM campaign WHERE workspace_id = $1 AND status = 'draft' LIMIT 1`,
      ),
      segment: await first('SELECT id AS v FROM segment WHERE workspace_id = $1 LIMIT 1'),
      asset,
      assetId: asset,
      contact,
      contactId: contact,
      import: await first(imported),
      // Another number than the one that must not be shown.
      phone: encodeURIComponent(
        await first('SELECT phone AS v FROM contact WHERE workspace_id = $1 ORDER BY id DESC LIMIT 1'),
      ),
      // Only what was sent has results.
      sentCampaign: await first(
        `SELECT id AS v FROM campaign WHERE workspace_id = $1 AND status = 'sent' LIMIT 1`,
      ),
      endpoint: await first(endpoint),
      design: 'sale-snip',
      token: 'x'.repeat(43),
      nextauth: 'session',
    },
    secrets: [
      campaignName,
      segmentName,
      await first('SELECT phone AS v FROM contact WHERE workspace_id = $1 ORDER BY id LIMIT 1'),
    ],
    close: () => sql.end(),
  }
}

async function one(sql: pg.Client, query: string, value: string): Promise<string> {
  const { rows } = await sql.query(query, [value])
  if (!rows[0]) throw new Error(`The sample workspace has nothing for: ${query}`)
  return String(rows[0].v)
}

/** A new member of the sample workspace, or with `null` the owner of another one. */
export async function newPerson(
  sample: Sample,
  role: 'owner' | 'agent' | 'viewer' | null,
): Promise<APIRequestContext> {
  const { sql } = sample
  const email = `${role ?? 'outsider'}-${randomUUID()}@example.com`
  const user = await sql.query(
    'INSERT INTO app_user (email, name, password_hash) VALUES ($1, $2, $3) RETURNING id',
    [email, `The walk's ${role ?? 'outsider'}`, await hashPassword(password)],
  )
  const home = role ? sample.workspaceId : await newWorkspace(sql)
  await sql.query('INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, $3)', [
    home,
    user.rows[0].id,
    role ?? 'owner',
  ])
  return signedIn(email)
}

/** An API key of the sample workspace, or of another one. */
export async function newKey(sample: Sample, scopes: readonly string[], ours: boolean): Promise<string> {
  const key = `mq_${randomBytes(32).toString('base64url')}`
  const workspaceId = ours ? sample.workspaceId : await newWorkspace(sample.sql)
  await sample.sql.query(
    `INSERT INTO api_key (workspace_id, name, prefix, hash, scopes, created_by_id)
     VALUES ($1, 'walk', 'walk', $2, $3, gen_random_uuid())`,
    [workspaceId, createHash('sha256').update(key).digest('hex'), scopes],
  )
  return key
}

async function newWorkspace(sql: pg.Client): Promise<string> {
  const name = `other-${randomUUID()}`
  const { rows } = await sql.query(
    'INSERT INTO workspace (slug, name, brand_name, pixel_key) VALUES ($1, $1, $1, $1) RETURNING id',
    [name],
  )
  return rows[0].id
}

/** Somebody without a session. Never follows a redirect: where it leads is what is tested. */
export function nobody(): Promise<APIRequestContext> {
  return request.newContext({ baseURL: stack.url, maxRedirects: 0, extraHTTPHeaders: { origin: stack.url } })
}

async function signedIn(email: string): Promise<APIRequestContext> {
  const context = await nobody()
  const { csrfToken } = await (await context.get('/api/auth/csrf')).json()
  const answer = await context.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password, json: 'true' },
  })
  if (answer.status() !== 200) throw new Error(`Signing in as ${email} answered ${answer.status()}.`)
  return context
}

const small = [
  'member',
  'invitation',
  'api_key',
  'carrier_account',
  'sender',
  'segment',
  'folder',
  'workspace',
  'attribute_definition',
]
const large = [
  'contact',
  'asset',
  'consent_event',
  'suppression',
  'campaign',
  'campaign_event',
  'audit_event',
  'app_user',
]

/** What no refused call may change: small tables row by row, large ones by their number of rows. */
export async function fingerprint({ sql, workspaceId }: Sample): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of small) {
    const key = table === 'workspace' ? 'id' : 'workspace_id'
    const { rows } = await sql.query(
      `SELECT md5(coalesce(string_agg(to_jsonb(t)::text, '|' ORDER BY to_jsonb(t)::text), '')) AS v FROM ${table} t WHERE ${key} = $1`,
      [workspaceId],
    )
    found[table] = rows[0].v
  }
  for (const table of large)
    found[table] = String((await sql.query(`SELECT count(*) AS v FROM ${table}`)).rows[0].v)
  const drafts = `SELECT md5(string_agg(name || draft::text || coalesce(deleted_at::text, ''), '|' ORDER BY id)) AS v FROM campaign WHERE workspace_id = $1`
  found.drafts = (await sql.query(drafts, [workspaceId])).rows[0].v
  return found
}
