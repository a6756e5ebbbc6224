import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { type Launched, readLaunched } from './campaign.server'
import { optOutSpan, optOutsSql } from './opt-outs'
import { type Revenue, revenueInterval } from './revenue'

export type Funnel = {
  /** Everyone the campaign is for; those withheld are not among them. */
  people: number
  /** Not handed to the carrier yet. */
  waiting: number
  sent: number
  delivered: number
  /** Of those: the phone said that it was opened. Few carriers pass this on, so it is never all of them. */
  read: number
  failed: number
  /** Handed to the carrier, which has not said what became of it. */
  underway: number
  /** Of those: it never answered, so it may or may not have gone. */
  unknown: number
  withheld: number
  /** Different people; bots do not count. */
  clicked: number
  bought: number
  clicks: number
  botClicks: number
}

export type Reason = { reason: string | null; count: number }

export type Results = {
  campaign: Omit<Launched, 'frozen' | 'priceMicros'> & {
    assetId: string | null
    variants: { name: string; assetId: string | null; share: number }[]
  }
  funnel: Funnel
  revenue: Revenue[]
  /** What carriers charge for it, in millionths of the currency: whatever they took, at the price of the launch. Null without a price. */
  spent: { micros: number; currency: string } | null
  optedOut: number
  /** Why messages failed or were withheld, most first; keys of lib/messages/state.ts. */
  failures: Reason[]
  withheld: Reason[]
}

/** The figures of a launched campaign. @throws AppError('not_found') */
export async function resultsOf(scope: Scope, campaignId: string): Promise<Results> {
  allow(scope, 'results.read')
  const key = [scope.workspaceId, campaignId]
  const campaign = await readLaunched(scope.workspaceId, campaignId)
  const [statuses, reads, reasons, clicks, buyers, gone] = await Promise.all([
    statusCounts(key),
    countReads(key),
    readReasons(key),
    readClicks(key),
    readSales(key),
    countOptOuts(scope.workspaceId, campaign),
  ])
  const funnel = funnelOf(statuses, reads, clicks, buyers.people)
  const { frozen, priceMicros: _, ...rest } = campaign
  const weight = frozen?.variants.reduce((sum, variant) => sum + variant.weight, 0) || 1
  return {
    campaign: {
      ...rest,
      assetId: frozen?.variants[0]?.media[0]?.assetId ?? null,
      variants: (frozen?.variants ?? []).map(({ name, media, weight: own }) => ({
        name,
        assetId: media[0]?.assetId ?? null,
        share: own / weight,
      })),
    },
    funnel,
    revenue: buyers.sales.map((sale) => ({
      currency: sale.currency,
      orders: sale.orders,
      buyers: sale.buyers,
      minor: sale.minor,
      ...revenueInterval(sale.minor, sale.squares, funnel.delivered),
    })),
    spent: spentOn(campaign, funnel.sent - neverTaken(reasons)),
    optedOut: gone,
    failures: reasons
      .filter((row) => row.status === 'failed')
      .map(({ reason, count }) => ({ reason, count })),
    withheld: reasons
      .filter((row) => row.status === 'withheld')
      .map(({ reason, count }) => ({ reason, count })),
  }
}

type Counts = Record<string, number>

/** Messages by status, from an index alone. */
async function statusCounts(key: unknown[]): Promise<Counts> {
  const { rows } = await pool().query<{ status: string; count: number }>(
    'SELECT status, count(*) AS count FROM message WHERE workspace_id = $1 AND campaign_id = $2 GROUP BY status',
    key,
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

/** Messages with a read report, from their own index. */
async function countReads(key: unknown[]): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    'SELECT count(*) AS count FROM message WHERE workspace_id = $1 AND campaign_id = $2 AND read_at IS NOT NULL',
    key,
  )
  return rows[0]?.count ?? 0
}

type ClickCounts = { people: number; human: number; bots: number }

function funnelOf(counts: Counts, read: number, clicks: ClickCounts, bought: number): Funnel {
  const of = (status: string) => counts[status] ?? 0
  const waiting = of('planned') + of('claimed')
  const sent = of('submitted') + of('delivered') + of('failed') + of('unknown')
  return {
    people: waiting + sent,
    waiting,
    sent,
    delivered: of('delivered'),
    read,
    failed: of('failed'),
    underway: of('submitted') + of('unknown'),
    unknown: of('unknown'),
    withheld: of('withheld'),
    clicked: clicks.people,
    bought,
    clicks: clicks.human,
    botClicks: clicks.bots,
  }
}

function spentOn({ priceMicros, currency }: Launched, messages: number): Results['spent'] {
  return priceMicros === null ? null : { micros: priceMicros * messages, currency }
}

type Ended = Reason & { status: string; taken: number }

/** Messages that no carrier ever took. */
function neverTaken(reasons: readonly Ended[]): number {
  return reasons
    .filter(({ status }) => status !== 'withheld')
    .reduce((sum, { count, taken }) => sum + count - taken, 0)
}

async function readReasons(key: unknown[]): Promise<Ended[]> {
  const { rows } = await pool().query(
    `SELECT status, reason, count(*) AS count, count(submitted_at) AS taken FROM message
     WHERE workspace_id = $1 AND campaign_id = $2 AND status IN ('failed', 'unknown', 'withheld') GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
    key,
  )
  return rows
}

async function readClicks(key: unknown[]): Promise<ClickCounts> {
  const { rows } = await pool().query<ClickCounts>(
    `SELECT count(DISTINCT coalesce(contact_id::text, message_id::text)) FILTER (WHERE verdict <> 'bot') AS people,
            count(*) FILTER (WHERE verdict <> 'bot') AS human, count(*) FILTER (WHERE verdict = 'bot') AS bots
     FROM click WHERE workspace_id = $1 AND campaign_id = $2`,
    key,
  )
  return rows[0] ?? { people: 0, human: 0, bots: 0 }
}

type Sale = { currency: string; orders: number; buyers: number; minor: number; squares: number }

async function readSales(key: unknown[]): Promise<{ people: number; sales: Sale[] }> {
  const buyer = 'coalesce(contact_id::text, message_id::text, external_id)'
  const [sales, people] = await Promise.all([
    pool().query<Sale>(
      `SELECT currency, sum(orders)::int AS orders, count(*)::int AS buyers, sum(minor)::float8 AS minor, sum(minor * minor)::float8 AS squares
       FROM (SELECT currency, count(*) AS orders, sum(value_minor)::float8 AS minor FROM conversion
             WHERE workspace_id = $1 AND campaign_id = $2 GROUP BY currency, ${buyer}) per_person
       GROUP BY currency ORDER BY 4 DESC`,
      key,
    ),
    pool().query<{ people: number }>(
      `SELECT count(DISTINCT ${buyer}) AS people FROM conversion WHERE workspace_id = $1 AND campaign_id = $2`,
      key,
    ),
  ])
  return { people: people.rows[0]?.people ?? 0, sales: sales.rows }
}

async function countOptOuts(workspaceId: string, campaign: Launched): Promise<number> {
  const sql = optOutsSql({ workspace: '$1', campaign: '$2', from: '$3', until: '$4' })
  const { rows } = await pool().query(`SELECT count(*) AS count FROM (${sql}) gone`, [
    workspaceId,
    campaign.id,
    ...optOutSpan(campaign, new Date()),
  ])
  return rows[0].count
}
