import { pool } from '../platform/db.server'

/** A campaign as `workspace/campaign`, or the destinations themselves by number. */
type Source = string | Map<number, string>
type Waiter = { resolve: (source: Source | undefined) => void; reject: (error: unknown) => void }

const mostRemembered = 200_000
const linkLifeMs = 60_000

/** Where a message's links lead never changes: its campaign, or the destinations of a test or a reply. Remembered until there is no room. */
const sourceOf = new Map<number, Source>()
const linksOf = new Map<
  string,
  { at: number; urls: Promise<Map<number, string>>; known?: Map<number, string> }
>()
const asked = new Map<number, Waiter[]>()

/** The answer where it needs no query, so that most clicks wait for nothing; undefined says nothing. */
export function rememberedDestination(messageId: number, linkNumber: number): string | undefined {
  const source = sourceOf.get(messageId)
  if (typeof source !== 'string') return source?.get(linkNumber)
  const links = linksOf.get(source)
  return links && Date.now() - links.at < linkLifeMs ? links.known?.get(linkNumber) : undefined
}

/** Where a message's link leads, or undefined when the message or the link does not exist. Look-ups of one turn share a query. */
export async function destination(messageId: number, linkNumber: number): Promise<string | undefined> {
  const source = sourceOf.get(messageId) ?? (await askSource(messageId))
  if (source === undefined) return undefined
  return typeof source === 'string' ? (await linksOfCampaign(source)).get(linkNumber) : source.get(linkNumber)
}

function askSource(messageId: number): Promise<Source | undefined> {
  return new Promise((resolve, reject) => {
    const waiters = asked.get(messageId)
    if (waiters) return waiters.push({ resolve, reject })
    if (asked.size === 0) setImmediate(answerAsked)
    asked.set(messageId, [{ resolve, reject }])
  })
}

type Row = { id: number; campaign: string | null; links: { number: number; url: string }[] | null }

async function answerAsked(): Promise<void> {
  const batch = new Map(asked)
  asked.clear()
  try {
    const { rows } = await pool().query<Row>(
      `SELECT id, workspace_id || '/' || campaign_id AS campaign, CASE WHEN campaign_id IS NULL THEN content -> 'links' END AS links
       FROM message WHERE id = ANY($1::bigint[])`,
      [[...batch.keys()]],
    )
    if (sourceOf.size > mostRemembered) sourceOf.clear()
    for (const { id, campaign, links } of rows) {
      sourceOf.set(id, campaign ?? new Map(links?.map(({ number, url }) => [number, url])))
    }
    for (const [id, waiters] of batch) for (const waiter of waiters) waiter.resolve(sourceOf.get(id))
  } catch (error) {
    for (const waiters of batch.values()) for (const waiter of waiters) waiter.reject(error)
  }
}

function linksOfCampaign(campaign: string): Promise<Map<number, string>> {
  const known = linksOf.get(campaign)
  if (known && Date.now() - known.at < linkLifeMs) return known.urls
  const urls = readLinks(campaign)
  const entry: { at: number; urls: typeof urls; known?: Map<number, string> } = { at: Date.now(), urls }
  linksOf.set(campaign, entry)
  urls.then(
    (links) => {
      entry.known = links
    },
    () => linksOf.delete(campaign),
  )
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
