import { allow, type Scope } from '../accounts/scope'
import { pool, prisma } from '../platform/db.server'
import { dayOf } from '../segments/time'
import { type Month, monthsTo, stillHolds, type UsageCell } from './usage'

export type UsageMonth = { month: Month; cells: UsageCell[] }

/** How far back usage is shown, in months, the present one included. */
const shownMonths = 12

/**
 * What was handed to carriers in the last twelve months of the workspace's zone, oldest first. Months that are not known yet are
 * counted in one pass over their messages.
 */
export async function readUsage(scope: Scope, now: Date): Promise<UsageMonth[]> {
  allow(scope, 'campaigns.send')
  const { workspaceId } = scope
  const zone = await zoneOf(workspaceId)
  const kept = await readKept(workspaceId, zone, monthsTo(presentMonth(zone, now), shownMonths))
  const due = kept.filter((one) => !one.counted || !stillHolds(one.counted, now.getTime()))
  const [first, last] = [due[0], due.at(-1)]
  if (!first || !last) return kept.map(({ month, counted }) => ({ month, cells: counted?.cells ?? [] }))
  const began = performance.now()
  const counted = await countMonths(workspaceId, zone, first.month, last.month)
  const fresh = due.map(({ month }) => ({ month, cells: counted.get(month) ?? [] }))
  await keep(workspaceId, zone, { at: now, tookMs: Math.round(performance.now() - began) }, fresh)
  const cellsOf = new Map(fresh.map(({ month, cells }) => [month, cells]))
  return kept.map((one) => ({ month: one.month, cells: cellsOf.get(one.month) ?? one.counted?.cells ?? [] }))
}

/** Read once for a whole count: it may be changed meanwhile. */
async function zoneOf(workspaceId: string): Promise<string> {
  const workspace = await prisma().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  })
  return workspace.timeZone
}

const presentMonth = (zone: string, now: Date): Month => dayOf(now, zone).slice(0, 7)

type Kept = {
  month: Month
  counted: { cells: UsageCell[]; computedAt: number; tookMs: number; end: number } | null
}

async function readKept(workspaceId: string, zone: string, months: readonly Month[]): Promise<Kept[]> {
  const { rows } = await pool().query<{
    month: Month
    data: UsageCell[]
    computedAt: Date
    tookMs: number
    end: Date
  }>(
    `SELECT to_char(u.month, 'YYYY-MM') AS month, u.data, u.computed_at AS "computedAt", u.took_ms AS "tookMs",
            (u.month + interval '1 month') AT TIME ZONE u.time_zone AS end
     FROM usage_month u WHERE u.workspace_id = $1 AND u.month = ANY($2::date[]) AND u.time_zone = $3`,
    [workspaceId, months.map(firstDay), zone],
  )
  const known = new Map(rows.map((row) => [row.month, row]))
  return months.map((month) => {
    const row = known.get(month)
    if (!row) return { month, counted: null }
    const { data, computedAt, tookMs, end } = row
    return {
      month,
      counted: { cells: data, computedAt: computedAt.getTime(), tookMs, end: end.getTime() },
    }
  })
}

const firstDay = (month: Month) => `${month}-01`

async function keep(
  workspaceId: string,
  zone: string,
  { at, tookMs }: { at: Date; tookMs: number },
  months: UsageMonth[],
): Promise<void> {
  await pool().query(
    `INSERT INTO usage_month (workspace_id, month, time_zone, computed_at, took_ms, data)
     SELECT $1, m.month, $6, $2, $3, m.data FROM unnest($4::date[], $5::jsonb[]) AS m (month, data)
     ON CONFLICT (workspace_id, month) DO UPDATE
       SET time_zone = excluded.time_zone, computed_at = excluded.computed_at, took_ms = excluded.took_ms, data = excluded.data
       WHERE usage_month.computed_at < excluded.computed_at OR usage_month.time_zone <> excluded.time_zone`,
    [
      workspaceId,
      at,
      tookMs,
      months.map(({ month }) => firstDay(month)),
      months.map(({ cells }) => JSON.stringify(cells)),
      zone,
    ],
  )
}

/** An account's first price also counts for what was sent before it was written down. */
const prices = `SELECT account_id, price_micros, coalesce(lead(since) OVER later, 'infinity') AS until,
    CASE WHEN row_number() OVER later = 1 THEN '-infinity' ELSE since END AS since
  FROM carrier_price WHERE workspace_id = $1 WINDOW later AS (PARTITION BY account_id ORDER BY since)`

async function countMonths(
  workspaceId: string,
  zone: string,
  from: Month,
  to: Month,
): Promise<Map<Month, UsageCell[]>> {
  const { rows } = await pool().query<UsageCell & { month: Month }>(
    `SELECT to_char(m.submitted_at AT TIME ZONE $4, 'YYYY-MM') AS month, m.sender_id AS "senderId", m.kind,
            m.campaign_id AS "campaignId", coalesce(p.price_micros, 0) AS "priceMicros", count(*)::int AS submitted,
            (count(*) FILTER (WHERE m.status = 'delivered'))::int AS delivered,
            (count(*) FILTER (WHERE m.status = 'failed'))::int AS failed
     FROM message m
     LEFT JOIN sender s ON s.workspace_id = m.workspace_id AND s.id = m.sender_id
     LEFT JOIN (${prices}) p ON p.account_id = s.account_id AND m.submitted_at >= p.since AND m.submitted_at < p.until
     WHERE m.workspace_id = $1 AND m.submitted_at >= $2::date::timestamp AT TIME ZONE $4
       AND m.submitted_at < ($3::date + interval '1 month') AT TIME ZONE $4
     GROUP BY 1, 2, 3, 4, 5`,
    [workspaceId, firstDay(from), firstDay(to), zone],
  )
  const months = new Map<Month, UsageCell[]>()
  for (const { month, ...cell } of rows) months.set(month, [...(months.get(month) ?? []), cell])
  return months
}

export type UsageNames = {
  /** By id: the number people see, and whose it is. Retired ones too. */
  senders: Record<string, { address: string; account: string }>
  campaigns: Record<string, string>
}

/** What the senders and campaigns of some usage are called. */
export async function usageNames(scope: Scope, cells: readonly UsageCell[]): Promise<UsageNames> {
  allow(scope, 'campaigns.send')
  const campaignIds = [...new Set(cells.flatMap(({ campaignId }) => campaignId ?? []))]
  const [senders, campaigns] = await Promise.all([
    pool().query<{ id: string; address: string; account: string }>(
      `SELECT s.id, s.address, a.name AS account FROM sender s
       JOIN carrier_account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id WHERE s.workspace_id = $1`,
      [scope.workspaceId],
    ),
    pool().query<{ id: string; name: string }>(
      'SELECT id, name FROM campaign WHERE workspace_id = $1 AND id = ANY($2::uuid[])',
      [scope.workspaceId, campaignIds],
    ),
  ])
  return {
    senders: Object.fromEntries(senders.rows.map(({ id, ...sender }) => [id, sender])),
    campaigns: Object.fromEntries(campaigns.rows.map(({ id, name }) => [id, name])),
  }
}

export type Holdings = { contacts: number; assets: number; bytes: number }

/** What the workspace keeps: contacts, files of the library, and the bytes of them with everything made of them, each counted once. */
export async function readHoldings(scope: Scope): Promise<Holdings> {
  allow(scope, 'campaigns.send')
  const { rows } = await pool().query<Holdings>(
    `SELECT (SELECT count(*) FROM contact WHERE workspace_id = $1 AND deleted_at IS NULL)::int AS contacts,
            (SELECT count(*) FROM asset WHERE workspace_id = $1 AND deleted_at IS NULL)::int AS assets,
            (SELECT coalesce(sum(bytes), 0) FROM (
               SELECT sha256, bytes FROM asset WHERE workspace_id = $1
               UNION SELECT sha256, bytes FROM asset_version WHERE workspace_id = $1
               UNION SELECT sha256, bytes FROM rendition WHERE workspace_id = $1 AND sha256 IS NOT NULL
               UNION SELECT sha256, bytes FROM fitted_rendition WHERE workspace_id = $1 AND sha256 IS NOT NULL
             ) files)::float8 AS bytes`,
    [scope.workspaceId],
  )
  return rows[0] as Holdings
}
