import type { Locator, Page } from '@playwright/test'
import { hydrated } from '../support/browser'
import { expect, test } from '../support/e2e'

// A whole campaign with the keys alone: no pointer, no focus() and no fill() that would do what a key cannot.

const name = `By keys ${Date.now().toString(36)}`

test('a campaign is made, checked and sent by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000)
  await signInByKeys(page)
  await test.step('begin it from the command palette', async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByPlaceholder('Search, or type what you want to do')).toBeFocused()
    await page.keyboard.type('new cam')
    await expect(page.getByRole('option', { name: 'New campaign' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await page.waitForURL(/campaigns\/new/)
    await tabTo(page, await hydrated(page.getByLabel('What is it called?')))
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/campaigns\/[0-9a-f-]{36}$/)
  })
  await test.step('choose who gets it', async () => {
    await tabTo(page, await hydrated(page.getByRole('button', { name: 'Add' }).first()))
    await page.keyboard.press('Enter')
    await expect(page.getByPlaceholder('Find').last()).toBeFocused()
    await page.keyboard.type('Shoe')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /Shoe lovers/ }).first()).toBeVisible()
  })
  await test.step('write it', async () => {
    await tabTo(page, page.getByLabel('Text of variant A'))
    await page.keyboard.type('412 pairs, gone by Sunday: ')
    await tabTo(page, page.getByLabel('Link', { exact: true }))
    await page.keyboard.type('https://larkfield.example/keys')
  })
  await test.step('give it a picture', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Choose a picture' }).first())
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await tabTo(page, dialog.getByRole('button', { name: /Drift 02 hero/ }))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  })
  await test.step('send it after the pre-flight', async () => {
    const send = page.getByRole('button', { name: /^Send$/ })
    await expect(send).toBeVisible({ timeout: 60_000 })
    await tabTo(page, send)
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Send' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Not one has left.', { exact: false })).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Send without waiting' }))
    await page.keyboard.press('Enter')
    await page.waitForURL(/results/)
    await expect(page.getByRole('heading', { name })).toBeVisible()
  })
})

async function signInByKeys(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await tabTo(page, await hydrated(page.getByLabel('E-mail')))
  await page.keyboard.type('demo@marquee.test')
  await tabTo(page, page.getByLabel(/^Password/))
  await page.keyboard.type('demo-marquee')
  await page.keyboard.press('Enter')
  await page.waitForURL(/larkfield/)
  await hydrated(page.locator('body'))
}

/** Presses Tab until the element has the focus, as somebody would who sees where it is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${target}.`)
}
