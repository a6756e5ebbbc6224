import { pool } from '../platform/db.server'
import { LIBRARY_SHAPE, mediaBudget } from './budget'
import type { FitTarget } from './decode/protocol'
import { type CarrierProfile, profileById, rungBelow } from './profiles'

/** Carriers change: a limit learned so many days ago is forgotten, and the published one tried again. */
const REMEMBERED_DAYS = 30
const remembered = (table: string) =>
  `${table}.learned_at > now() - make_interval(days => ${REMEMBERED_DAYS})`

/** Whole encoded messages, bytes, by profile id: less than was published, as an answer of the carrier taught. */
export type LearnedLimits = ReadonlyMap<string, number>

type Row = { profileId: string; bytes: number }
const asMap = (rows: Row[]): LearnedLimits => new Map(rows.map(({ profileId, bytes }) => [profileId, bytes]))

const OVERRIDES = 'SELECT profile_id, message_bytes FROM profile_override WHERE workspace_id = $1'

/** The least of what was learned and what the workspace set, by profile. */
const leastOf = (learned: string) =>
  `SELECT profile_id AS "profileId", min(message_bytes) AS bytes FROM (${learned} UNION ALL ${OVERRIDES}) AS limits GROUP BY profile_id`

/** What renditions of a workspace are made under: the least that any of its carriers takes, and that it set itself. The simulator's faults are no carrier's word. */
export async function learnedLimits(workspaceId: string): Promise<LearnedLimits> {
  const { rows } = await pool().query<Row>(
    leastOf(
      `SELECT l.profile_id, l.message_bytes
       FROM profile_limit l JOIN carrier_account a ON a.workspace_id = l.workspace_id AND a.id = l.account_id
       WHERE l.workspace_id = $1 AND ${remembered('l')} AND a.adapter <> 'simulator' AND a.disabled_at IS NULL`,
    ),
    [workspaceId],
  )
  return asMap(rows)
}

/** What one account is known to take, and what the workspace set itself. */
export async function limitsOfAccount(workspaceId: string, accountId: string): Promise<LearnedLimits> {
  const { rows } = await pool().query<Row>(
    leastOf(
      `SELECT profile_id, message_bytes FROM profile_limit l
       WHERE workspace_id = $1 AND account_id = $2 AND ${remembered('l')}`,
    ),
    [workspaceId, accountId],
  )
  return asMap(rows)
}

/** Bytes of a message that a profile is held to after one of `refusedBytes` was too large: the next rung. Null where there is none below. */
export function heldTo(profileId: string, refusedBytes: number): number | null {
  const profile = profileById(profileId)
  if (!profile) return null
  return rungBelow({ messageBytes: Math.min(profile.messageBytes, refusedBytes) })?.messageBytes ?? null
}

/** Remembers what a profile is held to with an account. It is only ever lowered while it is remembered. */
export async function holdTo(
  { workspaceId, accountId }: { workspaceId: string; accountId: string },
  profileId: string,
  messageBytes: number,
): Promise<void> {
  await pool().query(
    `INSERT INTO profile_limit AS known (workspace_id, account_id, profile_id, message_bytes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, account_id, profile_id) DO UPDATE
     SET learned_at = now(), message_bytes = CASE WHEN ${remembered('known')} THEN least(known.message_bytes, $4) ELSE $4 END`,
    [workspaceId, accountId, profileId, messageBytes],
  )
}

/** What a picture is fitted to for a profile: its published limits, or the bytes that were learned. */
export function targetOf(profile: CarrierProfile, learned: LearnedLimits): FitTarget {
  const messageBytes = Math.min(profile.messageBytes, learned.get(profile.id) ?? profile.messageBytes)
  const { id, width, height, mime, baseline, clip } = profile
  return { id, maxBytes: mediaBudget({ messageBytes }, LIBRARY_SHAPE), width, height, mime, baseline, clip }
}
