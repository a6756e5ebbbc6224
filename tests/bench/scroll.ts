import type { Page } from '@playwright/test'
import pg from 'pg'
import { openBrowser, signIn } from '@/tests/support/browser'
import { picturesMade } from '@/tests/support/sample'
import { startStack } from '@/tests/support/stack'
import type { Measurement } from './index'

// Frames per second while a person's wheel runs through a million contacts and a thousand pictures, for eight seconds
// each, beside a bare page of coloured boxes in the same browser: what this machine can draw at all.
// `npm run bench -- scroll contacts` (or `library`) measures and fills only that one.

const PEOPLE = 1_000_000
const PICTURES = 1_000
const SECONDS = 8
const pages = { contacts: '/larkfield/contacts', library: '/larkfield/media' }
const viewport = { width: 1440, height: 900 }

interface Scrolled {
  framesPerSecond: number
  /** Frames that took longer than two of 60 a second, ms in excess of which a person sees a stutter. */
  longFrames: number
  longestMs: number
  /** How far the wheel came, px: whoever waits for the next rows draws many frames, but of nothing. */
  pixels: number
  elements: number
}

export async function run([only]: readonly string[] = []): Promise<Measurement & Record<string, unknown>> {
  const wanted = Object.entries(pages).filter(([name]) => !only || name === only)
  if (wanted.length === 0)
    throw new Error(`There is no ${only} to scroll, only ${Object.keys(pages).join(', ')}.`)
  const stack = await startStack({ seed: true, simulator: false })
  const database = new pg.Pool({ connectionString: stack.databaseUrl })
  const browser = await openBrowser()
  try {
    await fill(
      database,
      wanted.map(([name]) => name),
    )
    const page = await browser.newPage({ viewport, baseURL: stack.url })
    await page.setContent(boxes())
    const bare = await scrolled(page)
    await signIn(page)
    const found: Record<string, Scrolled> = {}
    for (const [name, address] of wanted) {
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      found[name] = await scrolled(page)
    }
    const value = Math.min(...Object.values(found).map(({ framesPerSecond }) => framesPerSecond))
    const limit = bare.framesPerSecond
    const ratio = Math.round((value / limit) * 100) / 100
    return { name: 'scroll', value, unit: 'frames/s', limit, ratio, ...found }
  } finally {
    await browser.close()
    await database.end()
    await stack.stop()
  }
}

async function fill(database: pg.Pool, names: readonly string[]): Promise<void> {
  const { rows } = await database.query<{ id: string }>(`SELECT id FROM workspace WHERE slug = 'larkfield'`)
  const workspaceId = rows[0]?.id ?? ''
  // The worker renders the sample whatever is measured; it must not do so beside what is.
  await picturesMade(database)
  if (names.includes('contacts')) await fillContacts(database, workspaceId)
  if (names.includes('library')) await fillLibrary(database, workspaceId)
}

async function fillContacts(database: pg.Pool, workspaceId: string): Promise<void> {
  await database.query(
    `INSERT INTO contact (workspace_id, phone, first_name, last_name, state, carrier, tags)
     SELECT $1, '+1919' || lpad(n::text, 7, '0'), 'Person', n::text, 'NC', 'verizon', '{members}'
     FROM generate_series(1, $2::int) n ON CONFLICT DO NOTHING`,
    [workspaceId, PEOPLE],
  )
  await database.query('ANALYZE contact')
}

/** Pictures that share the bytes of those the sample has. */
async function fillLibrary(database: pg.Pool, workspaceId: string): Promise<void> {
  const copied = await database.query<{ from: string; id: string }>(
    `WITH picked AS (
       SELECT a.*, row_number() OVER () AS place, count(*) OVER () AS n FROM asset a
       WHERE a.workspace_id = $1 AND a.status = 'ready' AND a.deleted_at IS NULL AND a.kind = 'image')
     INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, width, height, status)
     SELECT $1, 'Picture ' || s, p.kind, p.mime, encode(sha256(convert_to(s::text, 'UTF8')), 'hex'), p.bytes, p.width, p.height, 'ready'
     FROM generate_series(1, $2::int) s JOIN picked p ON p.place = 1 + s % p.n
     RETURNING id, name AS from`,
    [workspaceId, PICTURES],
  )
  if (copied.rows.length < PICTURES) throw new Error('The sample has no pictures to copy.')
  await database.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, mime, bytes, width, height)
     SELECT $1, a.id, r.profile_id, r.status, r.sha256, r.mime, r.bytes, r.width, r.height
     FROM asset a
     JOIN LATERAL (SELECT o.id FROM asset o WHERE o.workspace_id = $1 AND o.name NOT LIKE 'Picture %'
                   AND o.bytes = a.bytes AND o.width = a.width AND o.height = a.height LIMIT 1) o ON true
     JOIN rendition r ON r.workspace_id = $1 AND r.asset_id = o.id
     WHERE a.workspace_id = $1 AND a.name LIKE 'Picture %'`,
    [workspaceId],
  )
  await database.query('ANALYZE asset, rendition')
}

function boxes(): string {
  const rows = Array.from(
    { length: 2_000 },
    (_, n) => `<p style="background:hsl(${n % 360} 60% 80%)">${n}</p>`,
  )
  return `<!doctype html><style>p{margin:0;height:40px}</style>${rows.join('')}`
}

/** Turns the wheel over the middle of the page and counts what is drawn. */
async function scrolled(page: Page): Promise<Scrolled> {
  await page.mouse.move(viewport.width / 2, viewport.height / 2 + 100)
  // As text: what compiles this file names functions with a helper that pages do not have.
  await page.evaluate(`
    window.frames_ = []
    requestAnimationFrame(function frame(at) {
      window.frames_.push(at)
      requestAnimationFrame(frame)
    })`)
  const until = Date.now() + SECONDS * 1000
  while (Date.now() < until) {
    await page.mouse.wheel(0, 240)
    await page.waitForTimeout(30)
  }
  return page.evaluate(() => {
    const { frames_: frames } = window as unknown as { frames_: number[] }
    const times = frames.slice(1).map((at, index) => at - (frames[index] ?? at))
    const seconds = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / 1000
    return {
      framesPerSecond: Math.round((times.length / seconds) * 10) / 10,
      longFrames: times.filter((ms) => ms > 34).length,
      longestMs: Math.round(Math.max(...times)),
      pixels: Math.round(window.scrollY + (document.querySelector('[role=grid]')?.scrollTop ?? 0)),
      elements: document.querySelectorAll('*').length,
    }
  })
}
