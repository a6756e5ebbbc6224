import type { Page } from '@playwright/test'
import pg from 'pg'
import { openBrowser, signIn } from '@/tests/support/browser'
import { manyContacts, manyPictures } from '@/tests/support/plenty'
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
  // The worker renders the sample whatever is measured; it must not do so beside what is.
  await picturesMade(database)
  if (names.includes('contacts')) await manyContacts(database, PEOPLE)
  if (names.includes('library')) await manyPictures(database, PICTURES)
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
