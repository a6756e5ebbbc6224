import type { Locator, Page } from '@playwright/test'
import { hydrated } from '../support/browser'
import { expect, test } from '../support/e2e'

// What every part looked like when it was last looked at, in tests/e2e/looks. After a change that is meant:
// npx playwright test parts --update-snapshots, then look at what git says has changed.

const widths = [390, 1440]
const themes = ['light', 'dark'] as const

for (const theme of themes) {
  for (const width of theme === 'light' ? widths : [1440]) {
    test(`every part looks as it did, ${width} px, ${theme}`, async ({ page }) => {
      test.setTimeout(180_000)
      await open(page, width, theme)
      const parts = page.locator('main > div > :is(section, div)')
      const count = await parts.count()
      expect(count).toBeGreaterThan(15)
      for (let at = 0; at < count; at++) {
        const part = parts.nth(at)
        await part.scrollIntoViewIfNeeded()
        await expect.soft(part).toHaveScreenshot(`${await nameOf(part, at)}-${width}-${theme}.png`)
      }
    })
  }

  test(`what opens looks as it did, ${theme}`, async ({ page }) => {
    await open(page, 1440, theme)
    const dialog = page.locator('[role=dialog], [role=alertdialog]')
    await page.getByRole('button', { name: 'Review', exact: true }).click()
    await expect.soft(dialog).toHaveScreenshot(`dialog-${theme}.png`)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('Control+k')
    await expect.soft(dialog).toHaveScreenshot(`commands-${theme}.png`)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Hold', exact: true }).click()
    await expect.soft(dialog).toHaveScreenshot(`hold-${theme}.png`)
  })
}

test('a chart is read point by point, by keys and by pointer', async ({ page }) => {
  await open(page, 1440, 'light')
  const curve = page.getByRole('slider', { name: 'Clicks over time' })
  await curve.focus()
  await page.keyboard.press('Home')
  await expect(curve).toHaveAttribute(
    'aria-valuetext',
    'Fri 13 Mar, 12 AM: Clicks 1, Last coffee campaign, one blast 1',
  )
  await page.keyboard.press('ArrowRight')
  await expect(curve).toHaveAttribute('aria-valuenow', '2')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(curve).toHaveAttribute('aria-valuenow', await curve.getAttribute('aria-valuemax').then(String))
  const heat = page.getByRole('slider', { name: 'When people click' })
  await heat.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(heat).toHaveAttribute('aria-valuetext', /^Tue 1 AM: \d/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(heat, 'there is no row above').toHaveAttribute('aria-valuetext', /^Mon 1 AM: \d/)
  const box = await heat.boundingBox()
  if (!box) throw new Error('The heat map is not drawn.')
  await page.mouse.move(box.x + (box.width / 24) * 10.5, box.y + (box.height / 7) * 6.5)
  await expect(heat).toHaveAttribute('aria-valuetext', /^Sun 10 AM: \d/)
})

async function open(page: Page, width: number, theme: (typeof themes)[number]): Promise<void> {
  await page.clock.setFixedTime(new Date('2026-11-21T15:00:00Z'))
  await page.setViewportSize({ width, height: width < 700 ? 844 : 1000 })
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page
    .context()
    .addCookies([{ name: 'marquee-theme', value: theme, url: test.info().project.use.baseURL ?? '' }])
  await page.goto('/parts')
  await hydrated(page.getByRole('button').first())
  await page.evaluate(() => document.fonts.ready)
}

async function nameOf(part: Locator, at: number): Promise<string> {
  const heading = part.getByRole('heading').first()
  const words = (await heading.count()) > 0 ? await heading.textContent() : ''
  return `${String(at + 1).padStart(2, '0')}-${slug(words ?? '') || 'part'}`
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 28)
}
