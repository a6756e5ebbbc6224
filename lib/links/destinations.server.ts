import { pool } from '../platform/db.server'

type Waiter = { resolve: (campaign: string | undefined) => void; reject: (error: unknown) => void }

const mostRemembered = 200_000
const linkLifeMs = 60_000

/** Message → campaign never changes, so it is remembered until there is no room. */
const campaignOf = new Map<number, string>()
const linksOf = new Map<string, { at: number; urls: Promise<Map<number, string>> }>()
const asked = new Map<number, Waiter[]>()

/** Where a message's link leads, or undefined when the message or the link does not exist. Look-ups of one turn share a query. */
export async function destination(messageId: number, linkNumber: number): Promise<string | undefined> {
  const campaign = campaignOf.get(messageId) ?? (await askCampaign(messageId))
  if (campaign === undefined) return undefined
  return (await linksOfCampaign(campaign)).get(linkNumber)
}

function askCampaign(messageId: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const waiters = asked.get(messageId)
    if (waiters) return waiters.push({ resolve, reject })
    if (asked.size === 0) setImmediate(answerAsked)
    asked.set(messageId, [{ resolve, reject }])
  })
}

async function answerAsked(): Promise<void> {
  const batch = new Map(asked)
  asked.clear()
  try {
    const { rows } = await pool().query<{ id: number; campaign: string }>(
      `SELECT id, workspace_id || '/' || campaign_id AS campaign FROM message WHERE id = ANY($1::bigint[]) AND campaign_id IS NOT NULL`,
      [[...batch.keys()]],
    )
    if (campaignOf.size > mostRemembered) campaignOf.clear()
    for (const row of rows) campaignOf.set(row.id, row.campaign)
    for (const [id, waiters] of batch) for (const waiter of waiters) waiter.resolve(campaignOf.get(id))
  } catch (error) {
    for (const waiters of batch.values()) for (const waiter of waiters) waiter.reject(error)
  }
}

function linksOfCampaign(campaign: string): Promise<Map<number, string>> {
  const known = linksOf.get(campaign)
  if (known && Date.now() - known.at < linkLifeMs) return known.urls
  const urls = readLinks(campaign)
  linksOf.set(campaign, { at: Date.now(), urls })
  urls.catch(() => linksOf.delete(campaign))
  return urls
}

async function readLinks(campaign: string): Promise<Map<number, string>> {
  const [workspaceId, campaignId] = campaign.split('/')
  const { rows } = await pool().query<{ number: number; url: string }>(
    'SELECT number, url FROM link WHERE workspace_id = $1 AND campaign_id = $2',
    [workspaceId, campaignId],
  )
  return new Map(rows.map((row) => [row.number, row.url]))
}
