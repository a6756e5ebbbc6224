import { allow, type Scope } from '../accounts/scope'
import { inspectDraft } from '../campaigns/inspect.server'
import { pool } from '../platform/db.server'
import { type Attention, byUrgency, isUnusual } from './attention'

/** What waits for a person, most urgent first. */
export async function needsYou(scope: Scope, now: Date): Promise<Attention[]> {
  allow(scope, 'campaigns.read')
  const found = await Promise.all([
    haltedAccounts(scope),
    stuckCampaigns(scope),
    blockedDrafts(scope, now),
    failedMedia(scope, now),
    failedImports(scope, now),
    unknownOutcomes(scope, now),
    optOutRise(scope, now),
  ])
  return found.flat().sort(byUrgency)
}

async function haltedAccounts({ workspaceId }: Scope): Promise<Attention[]> {
  const { rows } = await pool().query<{ name: string; reason: string | null }>(
    `SELECT name, halt_reason AS reason FROM carrier_account
     WHERE workspace_id = $1 AND halted_at IS NOT NULL AND disabled_at IS NULL ORDER BY halted_at LIMIT 5`,
    [workspaceId],
  )
  return rows.map(({ name, reason }) => ({
    kind: 'account',
    tone: 'block',
    title: `${name} does not take our messages`,
    detail: reason ?? 'Nothing leaves through it until this is put right',
    room: 'settings/senders',
    verb: 'Fix',
  }))
}

async function stuckCampaigns({ workspaceId }: Scope): Promise<Attention[]> {
  const { rows } = await pool().query<{ id: string; name: string; failure: string }>(
    `SELECT id, name, failure FROM campaign
     WHERE workspace_id = $1 AND failure IS NOT NULL AND deleted_at IS NULL
       AND (status IN ('preparing', 'sending', 'paused') OR status = 'failed' AND updated_at > now() - interval '7 days')
     ORDER BY updated_at DESC LIMIT 5`,
    [workspaceId],
  )
  return rows.map(({ id, name, failure }) => ({
    kind: 'campaign',
    tone: 'block',
    title: `${name} waits`,
    detail: failure,
    room: `campaigns/${id}/results`,
    verb: 'Look',
  }))
}

/** Drafts that are meant to leave within a week and cannot; the newest few, because each is checked in full. */
async function blockedDrafts(scope: Scope, now: Date): Promise<Attention[]> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    `SELECT id, name FROM campaign
     WHERE workspace_id = $1 AND status = 'draft' AND deleted_at IS NULL
       AND (draft #>> '{audience,include,0}') IS NOT NULL AND updated_at > $2::timestamptz - interval '14 days'
     ORDER BY updated_at DESC LIMIT 3`,
    [scope.workspaceId, now],
  )
  const checked = await Promise.all(
    rows.map(async ({ id, name }): Promise<Attention[]> => {
      const { inspection } = await inspectDraft(scope, id, now)
      const blockers = inspection.findings.filter((finding) => finding.severity === 'blocker')
      const [first] = blockers
      if (!first) return []
      const count = blockers.length === 1 ? '1 blocker' : `${blockers.length} blockers`
      return [
        {
          kind: 'draft',
          tone: 'block',
          title: `${name} has ${count}`,
          detail: first.title,
          room: `campaigns/${id}`,
          verb: 'Fix',
        },
      ]
    }),
  )
  return checked.flat()
}

async function failedMedia({ workspaceId }: Scope, now: Date): Promise<Attention[]> {
  const { rows } = await pool().query<{ count: number; name: string; failure: string | null }>(
    `SELECT count(*) OVER () AS count, name, failure FROM asset
     WHERE workspace_id = $1 AND status = 'failed' AND deleted_at IS NULL AND created_at > $2::timestamptz - interval '14 days'
     ORDER BY created_at DESC LIMIT 1`,
    [workspaceId, now],
  )
  const row = rows[0]
  if (!row) return []
  return [
    {
      kind: 'media',
      tone: 'warn',
      title: row.count === 1 ? `${row.name} could not be read` : `${row.count} uploads could not be read`,
      detail: row.failure ?? 'Upload it again, or another file',
      room: 'media',
      verb: 'See',
    },
  ]
}

async function failedImports({ workspaceId }: Scope, now: Date): Promise<Attention[]> {
  const { rows } = await pool().query<{ id: string; name: string; failure: string | null }>(
    `SELECT id, file_name AS name, failure FROM contact_import
     WHERE workspace_id = $1 AND status = 'failed' AND created_at > $2::timestamptz - interval '7 days' ORDER BY created_at DESC LIMIT 3`,
    [workspaceId, now],
  )
  return rows.map(({ id, name, failure }) => ({
    kind: 'import',
    tone: 'warn',
    title: `Import of ${name} stopped`,
    detail: failure ?? 'What had been imported is kept',
    room: `contacts/imports/${id}`,
    verb: 'See',
  }))
}

async function unknownOutcomes({ workspaceId }: Scope, now: Date): Promise<Attention[]> {
  const { rows } = await pool().query<{ id: string; name: string; count: number }>(
    `SELECT c.id, c.name, m.count FROM campaign c
     CROSS JOIN LATERAL (SELECT count(*) FROM message WHERE workspace_id = c.workspace_id AND campaign_id = c.id AND status = 'unknown') m
     WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND c.launched_at > $2::timestamptz - interval '7 days' AND m.count > 0
     ORDER BY m.count DESC LIMIT 3`,
    [workspaceId, now],
  )
  return rows.map(({ id, name, count }) => ({
    kind: 'unknown',
    tone: 'warn',
    title: `${count.toLocaleString('en-US')} of ${name} may or may not have gone`,
    detail: 'The carrier never answered. They are not sent again, so that nobody gets two',
    room: `campaigns/${id}/results`,
    verb: 'Look',
  }))
}

async function optOutRise({ workspaceId }: Scope, now: Date): Promise<Attention[]> {
  const { rows } = await pool().query<{ today: number; before: number }>(
    `SELECT count(*) FILTER (WHERE occurred_at > $2::timestamptz - interval '1 day') AS today,
            count(*) FILTER (WHERE occurred_at <= $2::timestamptz - interval '1 day') AS before
     FROM consent_event WHERE workspace_id = $1 AND kind = 'revoked' AND occurred_at > $2::timestamptz - interval '29 days' AND occurred_at <= $2`,
    [workspaceId, now],
  )
  const { today, before } = rows[0] ?? { today: 0, before: 0 }
  const usual = before / 28
  if (!isUnusual(today, usual)) return []
  return [
    {
      kind: 'opt_outs',
      tone: 'warn',
      title: 'More people opt out than usual',
      detail: `${today} in 24 hours, against ${usual.toFixed(1)} a day before`,
      room: 'consent',
      verb: 'Look',
    },
  ]
}
