import { hydrated, signIn } from '@/tests/support/browser'
import { expect, test } from '@/tests/support/e2e'

test('rows of the contacts are ticked, walked and opened', async ({ page, context }) => {
  await signIn(page)
  await page.goto('/larkfield/contacts')
  const grid = await hydrated(page.getByRole('grid', { name: 'Contacts' }))
  const rows = grid.getByRole('row')
  const [head, first, second] = [rows.nth(0), rows.nth(1), rows.nth(2)]

  await first.getByRole('checkbox').check()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('1 contact chosen')).toBeVisible()
  expect(await head.getByRole('checkbox').evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true)
  await head.getByRole('checkbox').check()
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await head.getByRole('checkbox').uncheck()
  await expect(page.getByText(/chosen$/)).toHaveCount(0)

  await first.focus()
  await page.keyboard.press('ArrowDown')
  await expect(second).toBeFocused()
  await page.keyboard.press('Space')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  // A row that was not drawn yet gets the focus, too.
  await page.keyboard.press('End')
  await expect(grid.locator('[data-index="99"]')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(grid.locator('[data-index="0"]')).toBeFocused()

  const opened = context.waitForEvent('page')
  await second.getByRole('link').click({ modifiers: ['ControlOrMeta'] })
  await (await opened).close()
  await expect(page).toHaveURL(/\/contacts$/)
  await second.getByRole('link').click()
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/)
  await page.goBack()
  await (await hydrated(second)).press('Enter')
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/)
})
