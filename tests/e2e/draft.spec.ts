import type { Page } from '@playwright/test'
import { hydrated, signIn } from '../support/browser'
import { expect, test } from '../support/e2e'

// Nothing typed is lost: not by going back and forth, and not to another tab.

const text = (page: Page) => page.getByLabel('Text of variant A')

async function write(page: Page, words: string): Promise<void> {
  await (await hydrated(text(page))).fill(words)
}

async function newDraft(page: Page): Promise<string> {
  await signIn(page)
  await page.goto('/larkfield/campaigns/new')
  await (await hydrated(page.getByLabel('What is it called?'))).fill(`Kept ${Date.now()}`)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}$/)
  return page.url()
}

test('a draft shows its last words after Back and Forward, and can be written on', async ({ page }) => {
  await newDraft(page)
  await write(page, 'The first words')
  await expect(page.getByText(/^Saved \d+ s ago/)).toBeVisible()
  await page.goBack()
  await page.waitForURL(/campaigns\/new$/)
  await page.goForward()
  await expect(text(page)).toHaveValue('The first words')
  await write(page, 'The last words')
  await expect(page.getByText(/^Saved \d+ s ago/)).toBeVisible()
  await page.reload()
  await expect(text(page)).toHaveValue('The last words')
})

test('what another tab got ahead of can be brought back', async ({ page, context }) => {
  const url = await newDraft(page)
  await hydrated(text(page))
  const other = await context.newPage()
  await other.goto(url)
  await write(other, 'Theirs')
  await expect(other.getByText(/^Saved \d+ s ago/)).toBeVisible()
  await other.close()
  await write(page, 'Mine')
  await expect(page.getByText('This draft was changed in another tab', { exact: false })).toBeVisible()
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(text(page)).toHaveValue('Theirs')
  await (await hydrated(page.getByRole('button', { name: 'Bring mine back' }))).click()
  await expect(text(page)).toHaveValue('Mine')
  await expect(page.getByText(/^Saved \d+ s ago/)).toBeVisible()
})

test.describe('without a connection', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })

  test('what is written is kept, told, and saved when it is back', async ({ page, context }) => {
    await newDraft(page)
    await hydrated(text(page))
    await context.setOffline(true)
    await expect(page.getByText('No connection. What is on this page stays', { exact: false })).toBeVisible()
    await write(page, 'Written in a tunnel')
    await expect(page.getByRole('alert').filter({ hasText: 'No connection' })).toBeVisible()
    await context.setOffline(false)
    await expect(page.getByText(/^Saved \d+ s ago/)).toBeVisible()
    await page.reload()
    await expect(text(page)).toHaveValue('Written in a tunnel')
  })
})
