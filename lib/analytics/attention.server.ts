import { allow, grants, type Scope } from '../accounts/scope'
import { draftDue } from '../campaigns/due'
import { inspectDraft } from '../campaigns/inspect.server'
import { pool } from '../platform/db.server'
import { sayErrorIn } from '../words/errors'
import { sayWritten } from '../words/said'
import type { Words } from '../words/translate'
import { type Attention, byUrgency, isUnusual } from './attention'

/** What waits for a person, most urgent first. */
export async function needsYou(scope: Scope, now: Date, t: Words<'home'>): Promise<Attention[]> {
  allow(scope, 'campaigns.read')
  const found = await Promise.all([
    haltedAccounts(t, scope),
    stuckCampaigns(t, scope),
    endedEndpoints(t, scope),
    blockedDrafts(t, scope, now),
    failedMedia(t, scope, now),
    failedImports(t, scope, now),
    unknownOutcomes(t, scope, now),
    optOutRise(t, scope, now),
  ])
  return found.flat().sort(byUrgency)
}

async function haltedAccounts(t: Words<'home'>, { workspaceId }: Scope): Promise<Attention[]> {
  const { rows } = await pool().query<{ name: string; reason: string | null }>(
    `SELECT name, halt_reason AS reason FROM carrier_account
     WHERE workspace_id = $1 AND halted_at IS NOT NULL AND disabled_at IS NULL ORDER BY halted_at LIMIT 5`,
    [workspaceId],
  )
  return rows.map(({ name, reason }) => ({
    kind: 'account',
    tone: 'block',
    title: t('attention.doesNotTakeOur', { name }),
    detail: reason ? sayWritten(sayErrorIn(t.locale), reason) : t('attention.nothingLeavesThroughIt'),
    room: 'settings/senders',
    verb: t('attention.fix'),
  }))
}

async function stuckCampaigns(t: Words<'home'>, { workspaceId }: Scope): Promise<Attention[]> {
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
    title: t('attention.waits', { name }),
    detail: sayWritten(sayErrorIn(t.locale), failure),
    room: `campaigns/${id}/results`,
    verb: t('attention.look'),
  }))
}

/** Webhooks that switched themselves off; for those who can do something about it. */
async function endedEndpoints(t: Words<'home'>, scope: Scope): Promise<Attention[]> {
  if (!grants(scope, 'keys.manage')) return []
  const { rows } = await pool().query<{ id: string; name: string; why: string }>(
    `SELECT id, coalesce(nullif(description, ''), split_part(url, '/', 3)) AS name, disabled_for AS why FROM webhook_endpoint
     WHERE workspace_id = $1 AND disabled_for <> 'paused' ORDER BY disabled_at DESC LIMIT 3`,
    [scope.workspaceId],
  )
  return rows.map(({ id, name, why }) => ({
    kind: 'webhook',
    tone: 'warn',
    title: t('attention.isToldNothing', { name }),
    detail: t(why === 'unreadable' ? 'attention.secretCannotBeRead' : 'attention.nothingCameThrough'),
    room: `settings/webhooks/${id}`,
    verb: t('attention.look'),
  }))
}

/** Drafts that cannot leave: of those that are due within seven days, and of the others the newest. Few, because each is checked in full. */
async function blockedDrafts(t: Words<'home'>, scope: Scope, now: Date): Promise<Attention[]> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    `SELECT id, name FROM (
       SELECT id, name, soon, updated_at, row_number() OVER (PARTITION BY soon IS NULL ORDER BY soon, updated_at DESC) AS place
       FROM campaign,
            LATERAL (SELECT ${draftDue()} AS due) its,
            LATERAL (SELECT CASE WHEN due >= $2 AND due < $2::timestamptz + interval '7 days' THEN due END AS soon) near
       WHERE workspace_id = $1 AND status = 'draft' AND deleted_at IS NULL
         AND (draft #>> '{audience,include,0}') IS NOT NULL
         AND (updated_at > $2::timestamptz - interval '14 days' OR soon IS NOT NULL)
     ) drafts
     WHERE place <= CASE WHEN soon IS NULL THEN 3 ELSE 5 END ORDER BY soon NULLS LAST, updated_at DESC`,
    [scope.workspaceId, now],
  )
  const checked = await Promise.all(
    rows.map(async ({ id, name }): Promise<Attention[]> => {
      const { inspection } = await inspectDraft(scope, id, { now, locale: t.locale })
      const blockers = inspection.findings.filter((finding) => finding.severity === 'blocker')
      const [first] = blockers
      if (!first) return []
      return [
        {
          kind: 'draft',
          tone: 'block',
          title: t('attention.hasBlockers', { name, count: blockers.length }),
          detail: first.title,
          room: `campaigns/${id}`,
          verb: t('attention.fix'),
        },
      ]
    }),
  )
  return checked.flat().slice(0, 3)
}

async function failedMedia(t: Words<'home'>, { workspaceId }: Scope, now: Date): Promise<Attention[]> {
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
      title:
        row.count === 1
          ? t('attention.couldNotBeRead', { name: row.name })
          : t('attention.uploadsCouldNotBe', { count: row.count }),
      detail: row.failure ? sayWritten(sayErrorIn(t.locale), row.failure) : t('attention.uploadItAgainOr'),
      room: 'media',
      verb: t('attention.see'),
    },
  ]
}

async function failedImports(t: Words<'home'>, { workspaceId }: Scope, now: Date): Promise<Attention[]> {
  const { rows } = await pool().query<{ id: string; name: string; failure: string | null }>(
    `SELECT id, file_name AS name, failure FROM contact_import
     WHERE workspace_id = $1 AND status = 'failed' AND created_at > $2::timestamptz - interval '7 days' ORDER BY created_at DESC LIMIT 3`,
    [workspaceId, now],
  )
  return rows.map(({ id, name, failure }) => ({
    kind: 'import',
    tone: 'warn',
    title: t('attention.importOfStopped', { name }),
    detail: failure ? sayWritten(sayErrorIn(t.locale), failure) : t('attention.whatHadBeenImported'),
    room: `contacts/import/${id}`,
    verb: t('attention.see'),
  }))
}

async function unknownOutcomes(t: Words<'home'>, { workspaceId }: Scope, now: Date): Promise<Attention[]> {
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
    title: t('attention.ofMayOrMay', { count, name }),
    detail: t('attention.theCarrierNeverAnswered'),
    room: `campaigns/${id}/results`,
    verb: t('attention.look'),
  }))
}

async function optOutRise(t: Words<'home'>, { workspaceId }: Scope, now: Date): Promise<Attention[]> {
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
      title: t('attention.morePeopleOptOut'),
      detail: t('attention.in24HoursAgainst', { today, usual: usual.toFixed(1) }),
      room: 'consent',
      verb: t('attention.look'),
    },
  ]
}
