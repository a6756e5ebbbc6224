import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'
import { sampleScreens } from './screens'

const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]

test.use({ allowedErrors: [/404 \(Not Found\)/] })

/** Both themes have one structure: in the dark only colours are looked at again. */
function axeOf(page: Page, theme: 'light' | 'dark'): AxeBuilder {
  const axe = new AxeBuilder({ page })
  return theme === 'dark'
    ? axe.withRules(['color-contrast'])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const theme of ['light', 'dark'] as const) {
  test(`every screen is without serious accessibility findings, ${theme}`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.setTimeout(600_000)
    const database = new pg.Pool({ connectionString: stack.databaseUrl })
    const screens = await sampleScreens(database)
    await database.end()
    await context.addCookies([{ name: 'marquee-theme', value: theme, url: baseURL ?? stack.url }])
    const look = async (name: string, path: string) => {
      for (const [index, size] of sizes.entries()) {
        await page.setViewportSize(size)
        // Loaded as on a phone, then made wide, as who turns or docks one would.
        if (index === 0) {
          await page.goto(path)
          const lost = await page.getByText('There is nothing here').isVisible()
          expect.soft(lost, `${name} is not there`).toBe(name === 'not-found')
        }
        const { violations } = await axeOf(page, theme).analyze()
        const serious = violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map(({ target }) => target.join(' '))
                .slice(0, 3)
                .join(', ')}`,
          )
        expect.soft(serious, `${name} at ${size.width} px, ${theme}`).toEqual([])
        expect
          .soft(await sideways(page), `${name} at ${size.width} px scrolls sideways by`)
          .toBeLessThanOrEqual(0)
      }
      if (theme === 'dark') return
      // A window of 1280 px at four times its size (WCAG 2.2, 1.4.10).
      await page.setViewportSize({ width: 320, height: 640 })
      expect.soft(await sideways(page), `${name} at 320 px scrolls sideways by`).toBeLessThanOrEqual(0)
    }
    for (const { name, path } of screens.open) await look(name, path)
    await signIn(page)
    for (const { name, path } of screens.signedIn) await look(name, path)
  })
}
