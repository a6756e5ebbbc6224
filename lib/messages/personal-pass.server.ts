import { sendableSql } from '../consent/sendable'
import { pool, type Sql } from '../platform/db.server'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { mergeSql } from './claim.server'
import { type Frozen, frozenSchema } from './frozen'
import { type Person, PersonalMedia } from './personal.server'

/** Messages read at once, and those after which sending may go on. */
const perRead = 5_000
const perStep = 200
/** Without a step for so long (s) whoever has no picture gets the default words; where there are none, the message waits. */
const patienceSeconds = 600
const waitingSeconds = 30 * 86_400

type Source = { workspaceId: string; campaignId: string }

/** Holds a campaign's messages back until their pictures are made. Nothing where everybody gets the same. */
export async function openPass(
  sql: Sql,
  { workspaceId, campaignId }: Source,
  frozen: Frozen,
): Promise<boolean> {
  const personal = PersonalMedia.of(workspaceId, frozen)
  if (!personal) return false
  await sql.query(
    `INSERT INTO personal_pass (workspace_id, campaign_id, due_at) VALUES ($1, $2, now() + make_interval(secs => $3))
     ON CONFLICT (workspace_id, campaign_id) DO NOTHING`,
    [workspaceId, campaignId, patienceOf(personal)],
  )
  return true
}

const patienceOf = (personal: PersonalMedia) => (personal.demanding ? waitingSeconds : patienceSeconds)

/**
 * Makes the pictures of a campaign's messages in the order in which they were planned, and lets them go a step at a time.
 * Interrupted anywhere it goes on where it was: what is drawn is found again. Those who may no longer be written to are not drawn.
 */
export async function makePictures(source: Source, signal: AbortSignal): Promise<void> {
  const pass = await readPass(source)
  const personal = pass && PersonalMedia.of(source.workspaceId, pass.frozen)
  if (!pass || !personal) return
  let reached = pass.doneTo
  const deliver = { workspaceId: source.workspaceId, senderId: pass.frozen.senderId }
  while (!signal.aborted) {
    const people = await nextPeople(source, personal, reached)
    if (people.length === 0) await closePass(source)
    for (let at = 0; at < people.length; at += perStep) {
      const step = people.slice(at, at + perStep)
      if (!(await drawStep(source, personal, step, signal))) return
      reached = step.at(-1)?.id ?? reached
      await enqueue('messages.deliver', deliver)
    }
    if (people.length > 0) continue
    await enqueue('messages.deliver', deliver)
    return
  }
}

/** Draws for some people and lets their messages go. False when it is to stop there. */
async function drawStep(
  source: Source,
  personal: PersonalMedia,
  step: readonly Person[],
  signal: AbortSignal,
): Promise<boolean> {
  const { made } = await personal.fill(
    step.filter(({ contact }) => contact !== null),
    { signal },
  )
  const last = step.at(-1)
  if (signal.aborted || !last) return false
  log.debug({ ...source, made, reached: last.id }, 'personal pictures')
  return advance(source, last.id, made, patienceOf(personal))
}

async function readPass({ workspaceId, campaignId }: Source) {
  const { rows } = await pool().query<{ frozen: unknown; doneTo: number }>(
    `SELECT c.frozen, g.done_to AS "doneTo" FROM personal_pass g
     JOIN campaign c ON c.workspace_id = g.workspace_id AND c.id = g.campaign_id
     WHERE g.workspace_id = $1 AND g.campaign_id = $2 AND g.finished_at IS NULL AND c.status IN ('preparing', 'sending')`,
    [workspaceId, campaignId],
  )
  const row = rows[0]
  return row && { frozen: frozenSchema.parse(row.frozen), doneTo: row.doneTo }
}

/** `contact` is null for those who may not be written to any more: nothing is drawn for them. */
async function nextPeople(
  { workspaceId, campaignId }: Source,
  { fields }: PersonalMedia,
  after: number,
): Promise<Person[]> {
  const { rows } = await pool().query<Person>(
    `SELECT m.id, m.variant, m.profile_id AS "profileId", found.contact
     FROM (SELECT id, variant, profile_id, contact_id FROM message
           WHERE workspace_id = $1 AND campaign_id = $2 AND status = 'planned' AND id > $3 ORDER BY id LIMIT $4) m
     LEFT JOIN LATERAL (
       SELECT ${mergeSql(fields)} AS contact FROM contact c
       WHERE c.workspace_id = $1 AND c.id = m.contact_id AND ${sendableSql('c')} LIMIT 1
     ) found ON true
     ORDER BY m.id`,
    [workspaceId, campaignId, after, perRead],
  )
  return rows
}

/** Lets messages up to `reached` go. False when the campaign was stopped or paused meanwhile. */
async function advance(
  { workspaceId, campaignId }: Source,
  reached: number,
  made: number,
  patience: number,
): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE personal_pass g SET done_to = greatest(g.done_to, $3), made = g.made + $4, due_at = now() + make_interval(secs => $5)
     FROM campaign c
     WHERE g.workspace_id = $1 AND g.campaign_id = $2 AND c.workspace_id = $1 AND c.id = $2 AND c.status IN ('preparing', 'sending')`,
    [workspaceId, campaignId, reached, made, patience],
  )
  return rowCount === 1
}

/** Everything planned is drawn. While planning goes on, more will come. */
async function closePass({ workspaceId, campaignId }: Source): Promise<void> {
  await pool().query(
    `UPDATE personal_pass g SET finished_at = now() FROM campaign c
     WHERE g.workspace_id = $1 AND g.campaign_id = $2 AND c.workspace_id = $1 AND c.id = $2 AND c.fanned_out_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM message m WHERE m.workspace_id = $1 AND m.campaign_id = $2 AND m.status = 'planned' AND m.id > g.done_to)`,
    [workspaceId, campaignId],
  )
}

/** Asks again for passes whose worker is no more. */
export async function remindPasses(): Promise<void> {
  const { rows } = await pool().query<Source>(
    `SELECT g.workspace_id AS "workspaceId", g.campaign_id AS "campaignId" FROM personal_pass g
     JOIN campaign c ON c.workspace_id = g.workspace_id AND c.id = g.campaign_id
     WHERE g.finished_at IS NULL AND c.status = 'sending' LIMIT 500`,
  )
  for (const source of rows) await enqueue('messages.pictures', source)
}
