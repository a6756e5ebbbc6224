import { allow, type Scope } from '../accounts/scope'
import { csvLine } from '../contacts/import/error-file'
import { reasonInWords } from '../messages/state'
import { pool } from '../platform/db.server'
import { wordsIn } from '../words/catalogue'
import { defaultLocale } from '../words/languages'
import { readLaunched } from './campaign.server'

const chunk = 5000
const reasonWords = wordsIn(defaultLocale, 'messages')

// English whoever reads it, as a format is: other programs find the columns by these names.
const header = [
  'Phone',
  'First name',
  'Last name',
  'State',
  'Carrier',
  'Variant',
  'Status',
  'Sent at',
  'Delivered at',
  'Read at',
  'Why not',
  'Clicks',
  'First click at',
  'Orders',
  'Revenue',
]

type Row = {
  contactId: string
  phone: string
  firstName: string | null
  lastName: string | null
  state: string | null
  carrier: string | null
  variant: number
  status: string
  submittedAt: Date | null
  deliveredAt: Date | null
  readAt: Date | null
  reason: string | null
  clicks: number
  firstClickAt: Date | null
  orders: number
  revenue: string | null
}

/**
 * A campaign's results as CSV, a line per person, read in chunks so that a million lines take no more memory than five thousand.
 * @throws AppError('not_found'), AppError('forbidden')
 */
export async function exportResults(scope: Scope, campaignId: string): Promise<AsyncGenerator<string>> {
  allow(scope, 'results.export')
  const campaign = await readLaunched(scope.workspaceId, campaignId)
  const names = campaign.frozen?.variants.map((variant) => variant.name) ?? []
  return lines(scope.workspaceId, campaignId, names)
}

async function* lines(workspaceId: string, campaignId: string, variants: string[]): AsyncGenerator<string> {
  // Without the mark, Excel reads UTF-8 as something else.
  yield `\uFEFF${csvLine(header)}`
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await readChunk(workspaceId, campaignId, after)
    if (rows.length > 0) yield rows.map((row) => csvLine(cells(row, variants))).join('')
    const last = rows.at(-1)
    if (!last || rows.length < chunk) return
    after = last.contactId
  }
}

async function readChunk(workspaceId: string, campaignId: string, after: string): Promise<Row[]> {
  const { rows } = await pool().query<Row>(
    `WITH page AS (
       SELECT m.* FROM message m
       WHERE m.workspace_id = $1 AND m.campaign_id = $2 AND m.contact_id > $3
       ORDER BY m.contact_id LIMIT ${chunk}
     )
     SELECT p.contact_id AS "contactId", p.phone, c.first_name AS "firstName", c.last_name AS "lastName", c.state, c.carrier, p.variant, p.status,
            p.submitted_at AS "submittedAt", p.delivered_at AS "deliveredAt", p.read_at AS "readAt", p.reason,
            coalesce(k.clicks, 0) AS clicks, k.first AS "firstClickAt", coalesce(v.orders, 0) AS orders, v.revenue
     FROM page p
     LEFT JOIN contact c ON c.workspace_id = $1 AND c.id = p.contact_id
     LEFT JOIN LATERAL (SELECT count(*) AS clicks, min(at) AS first FROM click
       WHERE workspace_id = $1 AND contact_id = p.contact_id AND campaign_id = $2 AND verdict <> 'bot') k ON true
     LEFT JOIN LATERAL (SELECT sum(orders) AS orders, string_agg((minor / 100.0)::numeric(14, 2) || ' ' || currency, '; ' ORDER BY currency) AS revenue
       FROM (SELECT currency, count(*) AS orders, sum(value_minor) AS minor FROM conversion
             WHERE workspace_id = $1 AND contact_id = p.contact_id AND campaign_id = $2 GROUP BY currency) per_currency) v ON true
     ORDER BY p.contact_id`,
    [workspaceId, campaignId, after],
  )
  return rows
}

function cells(row: Row, variants: string[]): string[] {
  const why =
    row.status === 'failed' || row.status === 'withheld' ? reasonInWords(reasonWords, row.reason) : ''
  return [
    row.phone,
    row.firstName ?? '',
    row.lastName ?? '',
    row.state ?? '',
    row.carrier ?? '',
    variants[row.variant] ?? String(row.variant + 1),
    row.status,
    row.submittedAt?.toISOString() ?? '',
    row.deliveredAt?.toISOString() ?? '',
    row.readAt?.toISOString() ?? '',
    why,
    String(row.clicks),
    row.firstClickAt?.toISOString() ?? '',
    String(row.orders),
    row.revenue ?? '',
  ]
}
