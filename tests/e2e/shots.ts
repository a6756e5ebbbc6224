import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import pg from 'pg'
import { openBrowser, signIn } from '../support/browser'
import { manyCampaigns, manyContacts, manyPictures, manySegments } from '../support/plenty'
import { picturesMade } from '../support/sample'
import { startStack } from '../support/stack'
import { withHeldTables, withoutTables } from '../support/trouble'
import { type Screen, sampleScreens } from './screens'

// npm run shots: a picture of every screen in both themes at four widths, with an index page, in shots/: the sample
// workspace, one in which nothing was done yet, one with very much in it, what is seen while a page is fetched or when
// a part of it fails, what a viewer sees, and what stays when the connection goes.
// --readme renews the four pictures of the README as well; --width=390 takes only that width.

const folder = path.resolve('shots')
const only = process.argv.find((word) => word.startsWith('--width='))?.split('=')[1]
const widths = only ? [Number(only)] : [390, 1024, 1440, 1920]
const themes = ['light', 'dark'] as const
const readme = { composer: 'composer', library: 'library', phones: 'phones', results: 'results' }
/** What somebody sees who has just begun. */
const empty = [
  'start',
  'home',
  'media',
  'designs',
  'contacts',
  'contacts/import',
  'segments',
  'segments/new',
  'campaigns',
  'campaigns?layout=board',
  'campaigns?layout=calendar',
  'phones',
  'consent',
  'settings/senders',
  'settings/usage',
  'settings/webhooks',
]
/** Screens that lock something for those who only look. */
const looked = ['library', 'asset', 'contacts', 'segment', 'composer', 'results', 'settings', 'team']
/** Screens that hold what somebody was doing when the connection went. */
const held = ['library', 'composer', 'contacts', 'segment']

/** What each of these waits for. */
const awaited = ['asset', 'brand_kit', 'campaign', 'consent_event', 'contact', 'segment']
const fetched = [
  'home',
  'library',
  'asset',
  'designs',
  'contacts',
  'contact',
  'segments',
  'segment',
  'campaigns',
  'composer',
  'results',
  'consent',
]
/** What these lose a part with. */
const lost = ['campaign_breakdown', 'contact_import', 'reply']
const broken = ['home', 'contact', 'results']
/** What lists much. */
const full = ['home', 'library', 'contacts', 'segments', 'campaigns', 'board', 'calendar', 'week', 'consent']

const enter = (page: Page) => signIn(page)
const taken: string[] = []
// What is made to wait holds its connections: there must be some left for the rest of the page.
const stack = await startStack({ seed: true, environment: { DATABASE_POOL: '25' } })
const database = new pg.Pool({ connectionString: stack.databaseUrl })
const browser = await openBrowser()
try {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await picturesMade(database)
  const { open, signedIn } = await sampleScreens(database)
  await everywhere('', [...open], async () => {})
  await everywhere('', signedIn, enter)
  const begun = await beginWorkspace()
  await everywhere('empty-', begun, (page) => signIn(page, '', 'nora@halden.example'))
  await everywhere('offline-', chosen(signedIn, held), enter, { offline: true })
  await everywhere('loading-', chosen(signedIn, fetched), enter, { waiting: true })
  await withoutTables(database, lost, () => everywhere('failing-', chosen(signedIn, broken), enter))
  await manyContacts(database, 1_000_000)
  await manyPictures(database, 1_000)
  await manyCampaigns(database, 400)
  await manySegments(database, 200)
  await everywhere('much-', chosen(signedIn, full), enter)
  await database.query(
    `UPDATE member SET role = 'viewer' FROM app_user u WHERE u.id = user_id AND u.email = 'demo@marquee.test'`,
  )
  await everywhere('viewer-', chosen(signedIn, looked), enter)
  writeIndex()
  if (process.argv.includes('--readme')) renewReadme()
  console.log(`${folder}/index.html`)
} finally {
  await browser.close()
  await database.end()
  await stack.stop()
}
process.exit(0)

function chosen(screens: Screen[], names: string[]): Screen[] {
  return screens.filter(({ name }) => names.includes(name))
}

async function everywhere(
  prefix: string,
  screens: Screen[],
  enter: (page: Page) => Promise<void>,
  { offline = false, waiting = false } = {},
): Promise<void> {
  for (const theme of themes) {
    const context = await browser.newContext({ colorScheme: theme, baseURL: stack.url })
    await context.addCookies([{ name: 'marquee-theme', value: theme, url: stack.url }])
    const page = await context.newPage()
    await enter(page)
    for (const screen of screens) {
      const take = () => shoot(page, context, { prefix, screen, theme, offline, waiting })
      if (!waiting) await take()
      else {
        // What the page before still reads would wait for the lock, and the lock for it.
        await page.goto('about:blank')
        await sleep(1_000)
        await withHeldTables(database, awaited, take)
      }
    }
    await context.close()
  }
  taken.push(...screens.map(({ name }) => `${prefix}${name}`))
}

async function shoot(
  page: Page,
  context: BrowserContext,
  what: { prefix: string; screen: Screen; theme: string; offline: boolean; waiting: boolean },
): Promise<void> {
  for (const [index, width] of widths.entries()) {
    await page.setViewportSize({ width, height: width < 700 ? 844 : 1000 })
    if (index === 0) {
      await context.setOffline(false)
      await page.goto(what.screen.path, { waitUntil: 'commit' })
      await (what.waiting ? sleep(2_000) : page.waitForLoadState('load'))
      await sleep(500)
      await context.setOffline(what.offline)
    }
    await sleep(400)
    const file = `${what.prefix}${what.screen.name}-${width}-${what.theme}.png`
    await page.screenshot({ path: path.join(folder, file), fullPage: true })
  }
}

/** A workspace of its own, made as anybody makes one. */
async function beginWorkspace(): Promise<Screen[]> {
  const context = await browser.newContext({ baseURL: stack.url })
  const page = await context.newPage()
  await page.goto('/sign-up')
  await page.getByLabel('E-mail').fill('nora@halden.example')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Name of your brand').fill('Halden Trail')
  await page.getByLabel('Your name').fill('Nora Vale')
  await page.getByLabel('Password', { exact: true }).fill('demo-marquee')
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await page.waitForURL(/\/start$/)
  const slug = new URL(page.url()).pathname.split('/')[1]
  await context.close()
  return empty.map((at) => ({ name: at.replace(/[^a-z]+/g, '-'), path: `/${slug}/${at}` }))
}

function writeIndex(): void {
  const rows = taken.map((name) => {
    const pictures = widths.flatMap((width) =>
      themes.map(
        (theme) =>
          `<a href="${name}-${width}-${theme}.png"><img loading="lazy" src="${name}-${width}-${theme}.png" alt="${name}, ${width} px, ${theme}"></a>`,
      ),
    )
    return `<h2>${name}</h2><div>${pictures.join('')}</div>`
  })
  const style =
    'body{font:14px system-ui;margin:24px}div{display:flex;gap:12px;align-items:flex-start}img{max-height:420px;border:1px solid #ccc}'
  writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Marquee, every screen</title><style>${style}</style>${rows.join('\n')}`,
  )
}

function renewReadme(): void {
  const to = path.resolve('public/readme')
  mkdirSync(to, { recursive: true })
  for (const [name, screen] of Object.entries(readme))
    copyFileSync(path.join(folder, `${screen}-1440-light.png`), path.join(to, `${name}.png`))
}
