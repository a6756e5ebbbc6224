import type { Browser, BrowserContext } from '@playwright/test'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import pg from 'pg'
import { freePort } from '@/scripts/ports.js'
import { findTool, lacking } from '@/scripts/tools.js'
import { chromiumFlags, signIn } from '../support/browser'
import { picturesMade } from '../support/sample'
import { startStack } from '../support/stack'
import { sampleScreens } from './screens'

// npm run lighthouse [screen …]: Lighthouse as on a phone (slow 4G, a processor four times slower, both simulated) over
// the built product with the sample workspace. One JSON line per screen with the median of five loads, then one with the
// lowest figures of all; ends with 1 where a figure is under its floor. Run it on a quiet machine: what else runs counts as
// the page's own work.

const SCREENS = ['sign-in', 'home', 'library', 'composer', 'results']
/** The median of five is twice as steady as one (Lighthouse, docs/variability.md). */
const LOADS = 5
/** Of a load that Chromium began without telling when, which Lighthouse cannot record. */
const TRIES = 3
const FLOORS = { performance: 0.95, accessibility: 0.97 }

interface Figures {
  performance: number
  accessibility: number
  /** Largest paint, and how long input was held up, ms as simulated. */
  largestPaintMs: number
  blockedMs: number
  layoutShift: number
  /** JavaScript sent, compressed. */
  scriptBytes: number
  /** How fast the machine ran meanwhile, by Lighthouse's benchmark; 1,500 to 2,000 is a good desktop. */
  machine: number
}

const executablePath = findTool('chromium')
if (!executablePath) throw new Error(lacking('chromium'))
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'))
const port = await freePort()
const stack = await startStack({ seed: true })
const database = new pg.Pool({ connectionString: stack.databaseUrl })
const browser = await chromium.launch({
  executablePath,
  args: [...chromiumFlags, `--remote-debugging-port=${port}`],
})
let worst: Figures | undefined
try {
  await picturesMade(database)
  const { open, signedIn } = await sampleScreens(database)
  const cookies = await signedInCookies(browser)
  const screens = [...open, ...signedIn].filter(({ name }) =>
    (wanted.length > 0 ? wanted : SCREENS).includes(name),
  )
  for (const { name, path } of screens) {
    const cookie = open.some((screen) => screen.name === name) ? undefined : cookies
    const loads: Figures[] = []
    for (let load = 0; load < LOADS; load++) loads.push(await measure(`${stack.url}${path}`, cookie))
    const figures = median(loads)
    worst = worst ? lowest(worst, figures) : figures
    console.log(JSON.stringify({ screen: name, ...figures }))
  }
} finally {
  await browser.close()
  await database.end()
  await stack.stop()
}
console.log(JSON.stringify({ screen: 'the lowest of all', ...worst, floors: FLOORS }))
const enough = worst && worst.performance >= FLOORS.performance && worst.accessibility >= FLOORS.accessibility
process.exit(enough ? 0 : 1)

async function signedInCookies(on: Browser): Promise<string> {
  const context: BrowserContext = await on.newContext()
  const page = await context.newPage()
  await signIn(page, stack.url)
  const cookies = await context.cookies()
  await context.close()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function measure(url: string, cookie: string | undefined, tries = TRIES): Promise<Figures> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
    disableStorageReset: false,
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  })
  if (!result) throw new Error(`Lighthouse did not answer for ${url}.`)
  const { categories, audits, environment, runtimeError, finalDisplayedUrl } = result.lhr
  if (runtimeError?.code === 'NO_NAVSTART' && tries > 1) return measure(url, cookie, tries - 1)
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`)
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}.`)
  const value = (audit: string) => Math.round((audits[audit]?.numericValue ?? 0) * 1000) / 1000
  return {
    performance: categories.performance?.score ?? 0,
    accessibility: categories.accessibility?.score ?? 0,
    largestPaintMs: Math.round(value('largest-contentful-paint')),
    blockedMs: Math.round(value('total-blocking-time')),
    layoutShift: value('cumulative-layout-shift'),
    scriptBytes: scriptBytes(audits['network-requests']?.details),
    machine: Math.round(environment.benchmarkIndex),
  }
}

function scriptBytes(details: unknown): number {
  const { items = [] } = (details ?? {}) as { items?: { resourceType?: string; transferSize?: number }[] }
  return items
    .filter(({ resourceType }) => resourceType === 'Script')
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0)
}

/** The load whose performance lies in the middle: its figures belong together. */
function median(loads: Figures[]): Figures {
  const [middle] = loads.toSorted((a, b) => a.performance - b.performance).slice(Math.floor(loads.length / 2))
  if (!middle) throw new Error('Nothing was measured.')
  return middle
}

function lowest(a: Figures, b: Figures): Figures {
  return {
    performance: Math.min(a.performance, b.performance),
    accessibility: Math.min(a.accessibility, b.accessibility),
    largestPaintMs: Math.max(a.largestPaintMs, b.largestPaintMs),
    blockedMs: Math.max(a.blockedMs, b.blockedMs),
    layoutShift: Math.max(a.layoutShift, b.layoutShift),
    scriptBytes: Math.max(a.scriptBytes, b.scriptBytes),
    machine: Math.min(a.machine, b.machine),
  }
}
