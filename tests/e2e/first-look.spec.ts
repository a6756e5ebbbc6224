import { expect, stack, test } from '../support/e2e'

test('the first page of a fresh start asks who you are', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByLabel(/e-mail|email/i)).toBeVisible()
})

test('health and readiness answer', async ({ request }) => {
  expect((await request.get(`${stack.url}/api/health`)).status()).toBe(200)
  expect((await request.get(`${stack.url}/api/ready`)).status()).toBe(200)
})
