import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { readLaunched } from './campaign.server'

export type ClickPoint = { at: number; people: number; bots: number }

export type ClickCurve = {
  /** Width of a point, seconds. */
  step: number
  points: ClickPoint[]
}

const hour = 3600
const steps = [300, 900, hour / 2, hour, 3 * hour, 6 * hour, 24 * hour, 7 * 24 * hour]
/** Few clicks in narrow buckets would be a comb instead of a curve. */
const pointsFor = (clicks: number) => Math.min(200, Math.max(24, clicks / 2))

/**
 * Clicks over time since the launch, people and bots apart. Ends a while after the last click, at the latest now.
 * @throws AppError('not_found')
 */
export async function clickCurve(scope: Scope, campaignId: string, now: Date): Promise<ClickCurve> {
  allow(scope, 'results.read')
  const campaign = await readLaunched(scope.workspaceId, campaignId)
  const { rows: ends } = await pool().query<{ last: Date | null; clicks: number }>(
    'SELECT max(at) AS last, count(*) AS clicks FROM click WHERE workspace_id = $1 AND campaign_id = $2',
    [scope.workspaceId, campaignId],
  )
  const from = campaign.launchedAt.getTime()
  const last = ends[0]?.last?.getTime() ?? from
  const until = Math.min(Math.max(last, from + 2 * hour * 1000), Math.max(now.getTime(), last))
  const mostPoints = pointsFor(ends[0]?.clicks ?? 0)
  const step = steps.find((width) => (until - from) / (width * 1000) <= mostPoints) ?? 30 * 24 * hour
  const { rows } = await pool().query<{ at: Date; people: number; bots: number }>(
    `SELECT date_bin(make_interval(secs => $3), at, $4) AS at, count(*) FILTER (WHERE verdict <> 'bot') AS people,
            count(*) FILTER (WHERE verdict = 'bot') AS bots
     FROM click WHERE workspace_id = $1 AND campaign_id = $2 AND at >= $4 GROUP BY 1`,
    [scope.workspaceId, campaignId, step, campaign.launchedAt],
  )
  const found = new Map(rows.map((row) => [row.at.getTime(), row]))
  const points: ClickPoint[] = []
  for (let at = from; at <= until; at += step * 1000) {
    const row = found.get(at)
    points.push({ at, people: row?.people ?? 0, bots: row?.bots ?? 0 })
  }
  return { step, points }
}

export type LinkRow = { number: number; url: string; people: number; clicks: number; bots: number }

/** Each tracked link with who clicked it. */
export async function linkTable(scope: Scope, campaignId: string): Promise<LinkRow[]> {
  allow(scope, 'results.read')
  await readLaunched(scope.workspaceId, campaignId)
  const { rows } = await pool().query<LinkRow>(
    `SELECT l.number, l.url, coalesce(k.people, 0) AS people, coalesce(k.clicks, 0) AS clicks, coalesce(k.bots, 0) AS bots
     FROM link l LEFT JOIN (
       SELECT link_number, count(DISTINCT coalesce(contact_id::text, message_id::text)) FILTER (WHERE verdict <> 'bot') AS people,
              count(*) FILTER (WHERE verdict <> 'bot') AS clicks, count(*) FILTER (WHERE verdict = 'bot') AS bots
       FROM click WHERE workspace_id = $1 AND campaign_id = $2 GROUP BY 1
     ) k ON k.link_number = l.number
     WHERE l.workspace_id = $1 AND l.campaign_id = $2 ORDER BY l.number`,
    [scope.workspaceId, campaignId],
  )
  return rows
}

/** Clicks by people: 7 rows from Monday, 24 hours each, in the time of whoever clicked. */
export async function clickHours(scope: Scope, campaignId: string): Promise<number[][]> {
  allow(scope, 'results.read')
  await readLaunched(scope.workspaceId, campaignId)
  // Few zones, many clicks: each hour is worked out once per zone and quarter of an hour.
  const { rows } = await pool().query<{ zone: string; at: Date; count: number }>(
    `SELECT coalesce(c.time_zone, w.time_zone) AS zone, date_bin('15 minutes', k.at, 'epoch') AS at, count(*) AS count
     FROM click k JOIN workspace w ON w.id = k.workspace_id
     LEFT JOIN contact c ON c.workspace_id = k.workspace_id AND c.id = k.contact_id
     WHERE k.workspace_id = $1 AND k.campaign_id = $2 AND k.verdict <> 'bot' GROUP BY 1, 2`,
    [scope.workspaceId, campaignId],
  )
  const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
  const clocks = new Map<string, Intl.DateTimeFormat>()
  for (const { zone, at, count } of rows) {
    const clock = clocks.get(zone) ?? clockOf(zone)
    clocks.set(zone, clock)
    const [day, hourOfDay] = localHour(clock, at)
    const row = hours[day]
    if (row) row[hourOfDay] = (row[hourOfDay] ?? 0) + count
  }
  return hours
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const parts = { weekday: 'short', hour: 'numeric', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: zone })
  } catch {
    // An import may have brought a zone that does not exist.
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: 'UTC' })
  }
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function localHour(clock: Intl.DateTimeFormat, at: Date): [day: number, hour: number] {
  const parts = clock.formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return [weekdays.indexOf(part('weekday')), Number(part('hour')) % 24]
}
