import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { SHELF } from '@/lib/carriers/simulator/shelf'
import { DESIGNS } from '@/lib/designs/catalogue'
import { carriers, countries, states } from '@/lib/segments/places'
import { LOCALE_COOKIE } from '@/lib/words/languages'
import { signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'
import { sampleScreens } from './screens'

// Traces of so many pages cost more than the pages.
test.use({ allowedErrors: [/404 \(Not Found\)/], trace: 'off' })

/** The page of parts is written for those who build screens, in English. */
const notForReaders = new Set(['parts'])

/** Everything the sample workspace holds, and the names of things that are the same in every language, as one text. */
async function dataOf(database: pg.Pool): Promise<string> {
  const { rows: tables } = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspace_id' AND table_name <> 'message'`,
  )
  const read = [...tables.map(({ name }) => name), 'workspace', 'app_user'].map(async (name) => {
    const { rows } = await database.query(
      `SELECT to_jsonb(t) - 'workspace_id' AS row FROM "${name}" t ORDER BY ctid DESC LIMIT 10000`,
    )
    return JSON.stringify(rows)
  })
  return (await Promise.all(read)).join('\n')
}

/** Names that Intl writes in German, which the pseudo-locale's dates are in, and names of places and carriers. */
function namesOf(): string[] {
  // The first of a month and each day of a week: 29 days apart.
  const days = Array.from({ length: 14 }, (_, i) => Date.UTC(2024, 0, 1 + i * 29))
  const dates = (['long', 'short'] as const).flatMap((style) =>
    days.map((day) =>
      new Intl.DateTimeFormat('de-DE', { month: style, weekday: style, timeZone: 'UTC' }).format(day),
    ),
  )
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => zone.replaceAll('_', ' '))
  const zonesOfUs = 'New_York Chicago Denver Phoenix Los_Angeles Anchorage Puerto_Rico'.split(' ')
  const spelt = [...zonesOfUs.map((zone) => `America/${zone}`), 'Pacific/Honolulu', 'UTC'].flatMap(
    (timeZone) =>
      (['long', 'short', 'longGeneric', 'shortGeneric'] as const).flatMap((timeZoneName) =>
        [days[0], days[6]].map((day) =>
          new Intl.DateTimeFormat('de-DE', { timeZone, timeZoneName, hour: 'numeric' }).format(day),
        ),
      ),
  )
  const known = [
    'Marquee',
    'Ctrl K',
    'English',
    'Long words (test)',
    'Right to left (test)',
    'API',
    'STOP START HELP',
    'UCS-2',
    'GSM-7',
  ]
  return [
    ...dates,
    ...zones,
    ...spelt,
    ...known,
    ...[states, countries, carriers].flatMap((all) => Object.values(all)),
    ...DESIGNS.map(({ name }) => name),
    ...SHELF.map(({ name }) => name),
  ]
}

/** Runs of plain English letters that somebody would see or hear. What is marked `translate="no"` is data. */
async function plainRuns(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const silent = 'script, style, noscript, [translate="no"], time, textarea'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const nodes: Node[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    const seen = nodes.filter(
      ({ parentElement }) => parentElement?.checkVisibility() && !parentElement.closest(silent),
    )
    const named = [...document.querySelectorAll('[aria-label], [placeholder], [title], img[alt]')]
      .filter((element) => !element.closest(silent))
      .flatMap((element) =>
        ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name)),
      )
    return [...seen.map(({ nodeValue }) => nodeValue), ...named].map((text) => text ?? '')
  })
  // Letters with accents break a run: a word of them is translated.
  const run = /(?<![\u00c0-\u1eff])[A-Za-z][A-Za-z0-9'’ .,/&()-]*/g
  return texts
    .flatMap((text) => [...text.matchAll(run)].map(([words]) => words.trim()))
    .filter((words) => /[A-Za-z]{3,}/.test(words))
}

/** A piece between punctuation is data when the sample holds it, or when it is a name made of words that it holds. */
function isData(run: string, data: string): boolean {
  return (
    run
      // Intl joins a list in German, too.
      .split(/[^A-Za-z'’ ]+| und | oder /)
      .map((piece) => piece.trim())
      .filter((piece) => /[A-Za-z]{3,}/.test(piece))
      .every((piece) => {
        const words = piece.toLowerCase().split(' ')
        return (
          data.includes(piece.toLowerCase()) ||
          (/^[A-Z]/.test(piece) && words.length < 4 && words.every((word) => data.includes(word)))
        )
      })
  )
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What axe finds serious, colours aside. */
async function wrongNames(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .disableRules(['color-contrast'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)
}

for (const { locale, direction } of [
  { locale: 'en-XA', direction: 'ltr' },
  { locale: 'ar-XB', direction: 'rtl' },
] as const) {
  test(`every screen holds in ${locale}`, async ({ page, context, baseURL }) => {
    test.setTimeout(600_000)
    const database = new pg.Pool({ connectionString: stack.databaseUrl })
    const screens = await sampleScreens(database)
    const data = `${await dataOf(database)}\n${namesOf().join('\n')}`.toLowerCase()
    await database.end()
    const speak = () =>
      context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: baseURL ?? stack.url }])
    // One load of a page serves every check. Words are read in the language that accents them; names and roles are the
    // same in both, and colours in all three, which the access spec has weighed.
    const look = async (name: string, path: string) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(path)
      expect.soft(await page.locator('html').getAttribute('dir'), `${name}: direction`).toBe(direction)
      expect.soft(await page.locator('html').getAttribute('lang'), `${name}: language`).toBe(locale)
      expect.soft(await sideways(page), `${name} at 390 px scrolls sideways by`).toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 1440, height: 900 })
      expect.soft(await sideways(page), `${name} at 1440 px scrolls sideways by`).toBeLessThanOrEqual(0)
      if (direction === 'rtl') expect.soft(await wrongNames(page), `${name}: axe`).toEqual([])
      else {
        const plain = (await plainRuns(page)).filter((run) => !isData(run, data))
        expect.soft([...new Set(plain)], `${name}: words outside the catalogue`).toEqual([])
      }
    }
    await speak()
    for (const { name, path } of screens.open) if (!notForReaders.has(name)) await look(name, path)
    await context.clearCookies()
    await signIn(page)
    await speak()
    for (const { name, path } of screens.signedIn) await look(name, path)
  })
}
