import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import pg from 'pg'
import { openBrowser, signIn } from '../support/browser'
import { picturesMade } from '../support/sample'
import { startStack } from '../support/stack'
import { type Screen, sampleScreens } from './screens'

// npm run shots: a picture of every screen at phone and desktop width in both themes, with an index page, in shots/.
// With --readme the four pictures of the README are renewed as well.

const folder = path.resolve('shots')
const widths = [390, 1440]
const themes = ['light', 'dark'] as const
const readme = { composer: 'composer', library: 'library', phones: 'phones', results: 'results' }

const stack = await startStack({ seed: true })
const database = new pg.Pool({ connectionString: stack.databaseUrl })
const browser = await openBrowser()
try {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await picturesMade(database)
  const screens = await sampleScreens(database)
  for (const width of widths) for (const theme of themes) await shoot(browser, screens, width, theme)
  writeIndex([...screens.open, ...screens.signedIn])
  if (process.argv.includes('--readme')) renewReadme()
  console.log(`${folder}/index.html`)
} finally {
  await browser.close()
  await database.end()
  await stack.stop()
}
process.exit(0)

async function shoot(
  on: Browser,
  screens: { open: Screen[]; signedIn: Screen[] },
  width: number,
  theme: (typeof themes)[number],
): Promise<void> {
  const context = await on.newContext({
    viewport: { width, height: width < 700 ? 844 : 1000 },
    colorScheme: theme,
    baseURL: stack.url,
  })
  await context.addCookies([{ name: 'marquee-theme', value: theme, url: stack.url }])
  const page = await context.newPage()
  const take = async ({ name, path: at }: Screen) => {
    await page.goto(at)
    await page.waitForLoadState('load')
    await sleep(700)
    await page.screenshot({ path: path.join(folder, `${name}-${width}-${theme}.png`), fullPage: true })
  }
  for (const screen of screens.open) await take(screen)
  await signIn(page)
  for (const screen of screens.signedIn) await take(screen)
  await context.close()
}

function writeIndex(screens: Screen[]): void {
  const rows = screens.map(({ name }) => {
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
