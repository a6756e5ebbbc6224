import { sendableSql } from '../consent/sendable'
import { PROFILES, profileFor } from '../media/profiles'
import { pool, type Sql, transaction } from '../platform/db.server'
import { enqueue } from '../platform/queue.server'
import { compileAudience } from '../segments/compile'
import { type Rule, ruleSchema } from '../segments/rule'
import { type Frozen, frozenSchema } from './frozen'
import { type HoursRow, hoursOf, hoursSql, placeKeySql } from './hours.server'
import { openPass } from './personal-pass.server'
import { hasDemandedSql } from './personal-sql'

/** Contacts looked at in one transaction. */
const contactsPerSlice = 50_000

type Source = { workspaceId: string; campaignId: string }
type Campaign = {
  frozen: unknown
  cursor: string | null
  sendAt: Date | null
  launchedAt: Date
  timeZone: string
}

/**
 * Makes one message per person of a launched campaign's audience, a slice of contacts per transaction. The place reached is written
 * with the slice, and one person has one message per campaign, so that it can be interrupted and repeated anywhere.
 * Sending begins after the first slice. Returns how many messages were made now.
 */
export async function planCampaign(
  source: Source,
  signal?: AbortSignal,
  sliceSize = contactsPerSlice,
): Promise<number> {
  let planned = 0
  while (!signal?.aborted) {
    const slice = await transaction((sql) => planSlice(sql, source, sliceSize))
    if (!slice) return planned
    planned += slice.planned
    if (slice.planned > 0 || slice.done)
      await enqueue('messages.deliver', { workspaceId: source.workspaceId, senderId: slice.senderId })
    if (slice.personal) await enqueue('messages.pictures', source)
    if (slice.done) return planned
  }
  return planned
}

/** One slice; undefined when there is nothing to plan (any more). */
async function planSlice(sql: Sql, source: Source, sliceSize: number) {
  const campaign = await lockCampaign(sql, source)
  if (!campaign) return undefined
  const frozen = frozenSchema.parse(campaign.frozen)
  const personal = await openPass(sql, source, frozen)
  const last = await endOfSlice(sql, source.workspaceId, campaign.cursor, sliceSize)
  const hours = last === null || !frozen.keepHours ? null : await readHours(sql, source, campaign, last)
  const planned = last === null ? 0 : await insertSlice(sql, source, campaign, { frozen, last, hours })
  const done = last === null
  await sql.query(
    `UPDATE campaign SET fanout_cursor = coalesce($3, fanout_cursor), fanned_out_at = CASE WHEN $4 THEN now() END,
       hours_end = least(hours_end, $5), updated_at = now()
     WHERE workspace_id = $1 AND id = $2`,
    [source.workspaceId, source.campaignId, last, done, firstEnd(hours)],
  )
  return { planned, done, personal, senderId: frozen.senderId }
}

/** The lock keeps a second planner out, and a pause waits for the slice. */
async function lockCampaign(sql: Sql, { workspaceId, campaignId }: Source): Promise<Campaign | undefined> {
  const { rows } = await sql.query<Campaign>(
    `SELECT c.frozen, c.fanout_cursor AS cursor, c.send_at AS "sendAt",
            coalesce(c.launched_at, now()) AS "launchedAt", w.time_zone AS "timeZone"
     FROM campaign c JOIN workspace w ON w.id = c.workspace_id
     WHERE c.workspace_id = $1 AND c.id = $2 AND c.status IN ('preparing', 'sending') AND c.frozen IS NOT NULL AND c.fanned_out_at IS NULL
     FOR UPDATE OF c`,
    [workspaceId, campaignId],
  )
  return rows[0]
}

/** The id of the slice's last contact, or null past the end. */
async function endOfSlice(
  sql: Sql,
  workspaceId: string,
  after: string | null,
  size: number,
): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM (SELECT id FROM contact WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT $3) slice
     ORDER BY id DESC LIMIT 1`,
    [workspaceId, after, size],
  )
  return rows[0]?.id ?? null
}

async function insertSlice(
  sql: Sql,
  source: Source,
  campaign: Campaign,
  { frozen, last, hours }: { frozen: Frozen; last: string; hours: HoursRow[] | null },
): Promise<number> {
  const parameters: unknown[] = [source.workspaceId]
  const bind = (value: unknown, type: string) => {
    parameters.push(value)
    return `$${parameters.length}::${type}`
  }
  const statement = `
    INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, variant, profile_id, send_at, send_until, consent_event_id)
    SELECT c.workspace_id, ${bind(source.campaignId, 'uuid')}, c.id, ${bind(frozen.senderId, 'uuid')}, c.phone, picked.variant,
           ${profileSql(frozen)}, ${hours ? 'hours."from", hours.until' : `${sendAtSql(campaign, bind)}, NULL`}, c.consent_event_id
    FROM contact c ${hours ? `JOIN ${hoursSql(bind(JSON.stringify(hours), 'jsonb'))} ON hours.key = ${placeKeySql('c')}` : ''} CROSS JOIN LATERAL (SELECT ${variantSql(frozen, source.campaignId)} AS variant) picked
    WHERE c.workspace_id = $1 ${campaign.cursor ? `AND c.id > ${bind(campaign.cursor, 'uuid')}` : ''}
      AND c.id <= ${bind(last, 'uuid')} AND ${sendableSql('c')} AND ${hasDemandedSql(frozen, 'c', 'picked.variant')}
      AND ${compileAudience(audienceOf(frozen), parameters, campaign.launchedAt, campaign.timeZone)}
    ON CONFLICT (workspace_id, campaign_id, contact_id) DO NOTHING`
  const { rowCount } = await sql.query(statement, parameters)
  return rowCount ?? 0
}

function audienceOf({ audience }: Frozen): { include: Rule[]; exclude: Rule[] } {
  return {
    include: audience.include.map((rule) => ruleSchema.parse(rule)),
    exclude: audience.exclude.map((rule) => ruleSchema.parse(rule)),
  }
}

/** The variant by a hash of campaign and contact: the same person always gets the same one, in the weights' shares. */
function variantSql({ variants }: Frozen, campaignId: string): string {
  if (variants.length === 1) return '0'
  const total = variants.reduce((sum, variant) => sum + variant.weight, 0)
  const seed = BigInt.asIntN(63, BigInt(`0x${campaignId.replaceAll('-', '').slice(-15)}`))
  const share = `(uuid_hash_extended(c.id, ${seed}) & 2147483647) % ${total}`
  let upTo = 0
  const cases = variants.map((variant, index) => {
    upTo += variant.weight
    return `WHEN ${upTo} > ${share} THEN ${index}`
  })
  return `CASE ${cases.join(' ')} END`
}

/** The profile that a contact's media are fitted to: carrier × number type, as lib/media/profiles.ts decides. Text alone has none. */
function profileSql({ variants, numberType }: Frozen): string {
  const carriers = new Set(PROFILES.map((profile) => profile.carrier).filter((carrier) => carrier !== 'any'))
  const cases = [...carriers].map(
    (carrier) => `WHEN '${carrier}' THEN '${profileFor(carrier, numberType).id}'`,
  )
  const profile = `CASE c.carrier ${cases.join(' ')} ELSE '${profileFor(null, numberType).id}' END`
  const textOnly = variants.flatMap((variant, index) => (variant.media.length === 0 ? [index] : []))
  if (textOnly.length === 0) return profile
  if (textOnly.length === variants.length) return 'NULL'
  return `CASE WHEN picked.variant IN (${textOnly.join(', ')}) THEN NULL ELSE ${profile} END`
}

/** The hours of everybody in a slice, from when the campaign may leave: one row for all people of the same place. */
async function readHours(
  sql: Sql,
  { workspaceId }: Source,
  { cursor, sendAt }: Campaign,
  last: string,
): Promise<HoursRow[]> {
  const { rows } = await sql.query<{ key: string; now: Date }>(
    `SELECT DISTINCT ${placeKeySql('c')} AS key, now() AS now FROM contact c
     WHERE c.workspace_id = $1 AND ($2::uuid IS NULL OR c.id > $2::uuid) AND c.id <= $3 AND ${sendableSql('c')}`,
    [workspaceId, cursor, last],
  )
  const now = rows[0]?.now ?? new Date()
  const keys = rows.map(({ key }) => key)
  return hoursOf(keys, sendAt && sendAt > now ? sendAt : now)
}

function firstEnd(hours: readonly HoursRow[] | null): Date | null {
  return (hours ?? []).reduce<Date | null>(
    (first, { until }) => (first && first <= until ? first : until),
    null,
  )
}

/** When a message is due of which no hours are kept. */
function sendAtSql({ sendAt }: Campaign, bind: (value: unknown, type: string) => string): string {
  return `greatest(${bind(sendAt, 'timestamptz')}, now())`
}

/** Asks again for campaigns whose planning was interrupted. */
export async function remindPlans(): Promise<void> {
  const { rows } = await pool().query<Source>(
    `SELECT workspace_id AS "workspaceId", id AS "campaignId" FROM campaign
     WHERE status = 'sending' AND fanned_out_at IS NULL AND frozen IS NOT NULL LIMIT 500`,
  )
  for (const source of rows) await enqueue('messages.plan', source)
}
