import type { Compiler } from './compile'
import type { Engagement } from './rule'
import { spanOf } from './time'

type Source = {
  table: string
  at: string
  /** What else makes a row count. */
  counts: string
  campaign: (placeholder: string) => string
}

const ofCampaign = (placeholder: string) => `e.campaign_id = ${placeholder}`

const sources: Record<Engagement['event'], Source> = {
  // Handed to the carrier; tests and answers to replies are no campaign's.
  sent: {
    table: 'message',
    at: 'e.submitted_at',
    counts: "e.kind = 'campaign' AND e.submitted_at IS NOT NULL",
    campaign: ofCampaign,
  },
  received: {
    table: 'message',
    at: 'e.delivered_at',
    counts: "e.kind = 'campaign' AND e.delivered_at IS NOT NULL",
    campaign: ofCampaign,
  },
  clicked: { table: 'click', at: 'e.at', counts: "e.verdict <> 'bot'", campaign: ofCampaign },
  bought: { table: 'conversion', at: 'e.at', counts: 'TRUE', campaign: ofCampaign },
  // STOP, START and HELP are no conversation. A reply belongs to the campaign that wrote to the person last before it.
  replied: {
    table: 'reply',
    at: 'e.at',
    counts: "e.intent = 'other'",
    campaign: (placeholder) =>
      `(SELECT m.campaign_id FROM message m
        WHERE m.workspace_id = $1::uuid AND m.contact_id = e.contact_id AND m.kind = 'campaign' AND m.submitted_at <= e.at
        ORDER BY m.submitted_at DESC, m.id DESC LIMIT 1) = ${placeholder}`,
  },
}

/** One row of "has (not) clicked any campaign at least twice in the last 60 days". */
export function engagementSql(row: Engagement, into: Compiler): string {
  const source = sources[row.event]
  const where = ['e.workspace_id = $1::uuid', source.counts]
  if (row.campaign) where.push(source.campaign(into.bind(row.campaign, 'uuid')))
  const { from, until } = spanOf(row.when, into.now, into.timeZone)
  if (from) where.push(`${source.at} >= ${into.bind(from, 'timestamptz')}`)
  if (until) where.push(`${source.at} < ${into.bind(until, 'timestamptz')}`)
  if (row.worth) where.push(`e.currency = ${into.bind(row.worth.currency, 'bpchar')}`)
  const found = row.atLeast > 1 || row.worth ? grouped(row, source, where, into) : exists(source, where)
  return row.did ? found : `(${found}) IS NOT TRUE`
}

// The planner may turn it round into a hash join, or probe the index on (workspace_id, contact_id).
function exists(source: Source, where: string[]): string {
  return `EXISTS (SELECT 1 FROM ${source.table} e WHERE e.contact_id = c.id AND ${where.join(' AND ')})`
}

function grouped(row: Engagement, source: Source, where: string[], into: Compiler): string {
  const having: string[] = []
  if (row.atLeast > 1) having.push(`count(*) >= ${into.bind(row.atLeast, 'int')}`)
  if (row.worth) having.push(`sum(e.value_minor) >= ${into.bind(row.worth.minor, 'bigint')}`)
  // Not null, because x IN (…, NULL) is null instead of false.
  return `c.id IN (SELECT e.contact_id FROM ${source.table} e
    WHERE e.contact_id IS NOT NULL AND ${where.join(' AND ')}
    GROUP BY e.contact_id HAVING ${having.join(' AND ')})`
}
