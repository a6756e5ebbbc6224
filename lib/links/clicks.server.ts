import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { config } from '../platform/config.server'
import { pool } from '../platform/db.server'
import { log } from '../platform/log.server'
import type { Verdict } from './bots'

/** One visit of a short link, before it is written. `at` in milliseconds since the epoch. */
export type ClickRecord = {
  messageId: number
  linkNumber: number
  at: number
  verdict: Verdict
  reason: string
  userAgent: string
  ipHash: string
}

const flushEveryMs = 100
const mostPerInsert = 5000
// Past this many unwritten clicks (the database is away) they wait on disk instead of in memory.
const mostInMemory = 50_000

let waiting: ClickRecord[] = []
let timer: NodeJS.Timeout | undefined
let flushing: Promise<void> | undefined

/** Takes a click; it is in the database within about 100 ms. A killed process loses at most what came in that time. */
export function recordClick(click: ClickRecord): void {
  waiting.push(click)
  timer ??= setTimeout(flushSoon, flushEveryMs)
}

function flushSoon(): void {
  timer = undefined
  flushing ??= flush().finally(() => {
    flushing = undefined
    if (waiting.length > 0) timer ??= setTimeout(flushSoon, flushEveryMs)
  })
}

/** Writes what waits, to the database or, when that is away, to disk. For shutdown and tests. */
export async function flushClicks(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  await flushing
  await flush()
  if (waiting.length > 0) await spill()
}

async function flush(): Promise<void> {
  while (waiting.length > 0) {
    const batch = waiting.slice(0, mostPerInsert)
    try {
      await insert(batch)
      waiting = waiting.slice(batch.length)
    } catch (error) {
      log.error({ err: error, waiting: waiting.length }, 'clicks could not be written, trying again')
      if (waiting.length > mostInMemory) await spill()
      return
    }
  }
}

/** Whose click it was is read from the message in the same statement. Clicks of tests and of unknown messages are left out. */
async function insert(batch: ClickRecord[]): Promise<void> {
  const agents = new Agents()
  const agentOf = batch.map((click) => agents.number(click))
  await pool().query(
    `INSERT INTO click (workspace_id, campaign_id, message_id, contact_id, link_number, at, verdict, reason, user_agent, ip_hash)
     SELECT m.workspace_id, m.campaign_id, m.id, m.contact_id, v.link, to_timestamp(v.at / 1000.0), ($6::click_verdict[])[v.agent], ($7::text[])[v.agent], ($8::text[])[v.agent], v.ip
     FROM unnest($1::bigint[], $2::int[], $3::float8[], $4::int[], $5::text[]) AS v (message, link, at, agent, ip)
     -- OFFSET 0 keeps the planner to one look into the index per click, whatever it believes of the table's size.
     CROSS JOIN LATERAL (SELECT * FROM message WHERE id = v.message AND campaign_id IS NOT NULL OFFSET 0) m`,
    [
      arrayLiteral(batch.map((click) => click.messageId)),
      arrayLiteral(batch.map((click) => click.linkNumber)),
      arrayLiteral(batch.map((click) => click.at)),
      arrayLiteral(agentOf),
      batch.map((click) => click.ipHash),
      agents.all.map((agent) => agent.verdict),
      agents.all.map((agent) => agent.reason),
      agents.all.map((agent) => agent.userAgent),
    ],
  )
}

/** The distinct browsers of a batch, numbered from 1: many people share few, and text is what a statement costs most for. */
class Agents {
  readonly all: ClickRecord[] = []
  private readonly numbers = new Map<string, number>()

  number(click: ClickRecord): number {
    const key = `${click.verdict} ${click.reason}\n${click.userAgent}`
    let number = this.numbers.get(key)
    if (number === undefined) {
      number = this.all.push(click)
      this.numbers.set(key, number)
    }
    return number
  }
}

/** What the driver would write too, but it looks at each element for characters that numbers never have. */
function arrayLiteral(numbers: number[]): string {
  return `{${numbers.join(',')}}`
}

function spillFolder(): string {
  return path.join(config().dataDir, 'clicks')
}

async function spill(): Promise<void> {
  const batch = waiting
  waiting = []
  await mkdir(spillFolder(), { recursive: true })
  const file = path.join(spillFolder(), randomUUID())
  await writeFile(`${file}.part`, JSON.stringify(batch))
  await rename(`${file}.part`, `${file}.json`)
}

/** Writes clicks that an earlier outage left on disk. */
export async function recoverClicks(): Promise<void> {
  const names = await readdir(spillFolder()).catch(() => [])
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const file = path.join(spillFolder(), name)
    const claimed = `${file}.taken`
    // Two processes may look at once: the rename decides whose it is.
    if (
      !(await rename(file, claimed).then(
        () => true,
        () => false,
      ))
    )
      continue
    const batch = JSON.parse(await readFile(claimed, 'utf8')) as ClickRecord[]
    try {
      for (let from = 0; from < batch.length; from += mostPerInsert)
        await insert(batch.slice(from, from + mostPerInsert))
      await rm(claimed)
    } catch (error) {
      await rename(claimed, file)
      throw error
    }
  }
}
