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

test('scripts come packed, are kept for a year, and nothing else is in reach', async ({ page, request }) => {
  await page.goto('/sign-in')
  const script = (await page.locator('script[src*="/_next/static/"]').first().getAttribute('src')) ?? ''
  const packed = await request.get(script, { headers: { 'accept-encoding': 'br' } })
  expect(packed.headers()).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public,max-age=31536000,immutable',
    'content-type': 'text/javascript',
    'x-content-type-options': 'nosniff',
  })
  const plain = await request.get(script, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers()['content-encoding']).toBeUndefined()
  expect(await plain.text()).toBe(await packed.text())
  for (const path of ['none.js', '..%2fBUILD_ID', '%2e%2e/BUILD_ID', '..%2f..%2fpackage.json'])
    expect((await request.get(`/_next/static/${path}`)).status(), path).toBeGreaterThanOrEqual(400)
})
