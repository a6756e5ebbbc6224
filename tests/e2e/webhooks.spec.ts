import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import pg from 'pg'
import { Webhook } from 'standardwebhooks'
import { hashPassword } from '@/lib/accounts/password.server'
import { Receiver } from '../integration/webhooks/receiver'
import { hydrated, signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'

// A developer's afternoon: an endpoint is added, tested, fails, is mended, and is told of what somebody does in the dashboard.

let receiver: Receiver
let database: pg.Pool

test.beforeAll(async () => {
  receiver = await Receiver.start()
  database = new pg.Pool({ connectionString: stack.databaseUrl })
  // The first step is that of a workspace without any; other tests may have left some.
  await database.query('DELETE FROM webhook_endpoint')
})
test.afterAll(async () => {
  await receiver.stop()
  await database.end()
})

const list = '/larkfield/settings/webhooks'
const name = 'A shop’s own program'
const digits = String(Date.now()).slice(-4)

test('an endpoint is added, tested and told, and its log says how that went', async ({ page, context }) => {
  test.setTimeout(240_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page)
  const secret = await test.step('add it, and get its secret once', () => add(page))
  await test.step('send a test, and see that it was taken', () => sendTest(page, secret))
  await test.step('an opt-out arrives, signed', () => optOut(page, secret))
  await test.step('see why another did not, and send it again', () => mend(page))
  await test.step('replace the secret: both sign', () => renew(page, secret))
  await test.step('pause it, and resume', () => pause(page))
  await test.step('it can be used by everybody', () => isAccessible(page))
  await test.step('remove it', () => remove(page))
})

async function press(button: Locator): Promise<void> {
  await (await hydrated(button)).click()
}

async function add(page: Page): Promise<string> {
  await page.goto(list)
  await expect(page.getByRole('heading', { name: 'No endpoint yet' })).toBeVisible()
  await press(page.getByRole('button', { name: 'Add an endpoint' }))
  const form = page.getByRole('dialog')
  await form.getByLabel('Address').fill('https://10.0.0.8/hooks')
  await form.getByLabel('Description').fill(name)
  await form.getByRole('button', { name: 'Add the endpoint' }).click()
  await expect(form.getByText('Tick at least one.').first()).toBeVisible()
  await form.getByRole('checkbox', { name: /contact\.opted_out/ }).click()
  await form.getByRole('button', { name: 'Add the endpoint' }).click()
  await expect(form.getByText(/inside the own network/).first()).toBeVisible()
  await form.getByLabel('Address').fill(receiver.url)
  await form.getByRole('button', { name: 'Add the endpoint' }).click()
  await form.getByRole('button', { name: 'Copy', exact: true }).click()
  const secret = await form.getByLabel('Signing secret').inputValue()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
  await form.getByRole('button', { name: 'I have copied it' }).click()
  await page.waitForURL(/webhooks\/[0-9a-f-]{36}$/)
  await expect(page.getByText('Nothing sent yet').first()).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  return secret
}

/** What arrived last, verified as a developer would, with the library of Standard Webhooks. */
function last(secret: string): { type: string; data: Record<string, unknown>[] } {
  const taken = receiver.taken.at(-1)
  return new Webhook(secret).verify(taken?.body ?? '', taken?.headers as Record<string, string>) as never
}

const delivery = (page: Page) => page.getByRole('region', { name: 'Delivery', exact: true })

async function sendTest(page: Page, secret: string): Promise<void> {
  await press(page.getByRole('button', { name: 'Send a test' }))
  await expect(page.getByText(/It answered in \d+ ms/).first()).toBeVisible()
  await expect(delivery(page).getByText('HTTP 200')).toBeVisible()
  await expect(delivery(page).getByText('thanks')).toBeVisible()
  await expect(delivery(page).getByText('"type": "webhook.test"')).toBeVisible()
  expect(last(secret)).toMatchObject({ type: 'webhook.test' })
  await expect(page.getByText('Working', { exact: true })).toBeVisible()
}

async function optOut(page: Page, secret: string): Promise<void> {
  const before = receiver.taken.length
  const endpoint = page.url().split('?')[0] ?? ''
  await recordOptOut(page, `+1828556${digits}`)
  await expect.poll(() => receiver.taken.length, { timeout: 30_000 }).toBe(before + 1)
  expect(last(secret)).toMatchObject({
    type: 'contact.opted_out',
    data: [{ phone: `+1828556${digits}`, how: 'manual' }],
  })
  await page.goto(endpoint)
}

async function recordOptOut(page: Page, phone: string): Promise<void> {
  await page.goto(`/larkfield/consent/${encodeURIComponent(phone)}`)
  await press(page.getByRole('button', { name: 'Record an opt-out' }))
  const form = page.getByRole('dialog')
  await form.getByLabel('How it reached you').fill('Called the shop and asked to stop')
  await form.getByRole('button', { name: 'Stop all messages' }).click()
  await expect(form).toBeHidden()
}

async function mend(page: Page): Promise<void> {
  const endpoint = page.url()
  receiver.answers(422, {}, '{"error":"no such customer"}')
  await recordOptOut(page, `+1828557${digits}`)
  await expect(async () => {
    await page.goto(`${endpoint}?status=pending`)
    await page.getByRole('link', { name: 'contact.opted_out' }).click({ timeout: 2_000 })
    await expect(delivery(page).getByText('HTTP 422').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expect(delivery(page).getByText('{"error":"no such customer"}').first()).toBeVisible()
  await expect(page.getByText('Failing', { exact: true })).toBeVisible()
  receiver.answers(200)
  await press(delivery(page).getByRole('button', { name: 'Send again' }))
  await expect(page.getByText('It was taken this time').first()).toBeVisible()
  await expect(delivery(page).getByText('Delivered', { exact: true })).toBeVisible()
  await expect(page.getByText('Working', { exact: true })).toBeVisible()
  await delivery(page).getByRole('link', { name: 'Close' }).click()
  await expect(delivery(page)).toBeHidden()
  await page.goto(endpoint)
}

async function renew(page: Page, old: string): Promise<void> {
  await press(page.getByRole('button', { name: 'New secret' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Replace it' }).click()
  const secret = await dialog.getByLabel('Signing secret').inputValue()
  expect(secret).not.toBe(old)
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByText(/signed with the old secret too until/)).toBeVisible()
  const before = receiver.taken.length
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect.poll(() => receiver.taken.length).toBe(before + 1)
  for (const one of [old, secret]) expect(last(one).type).toBe('webhook.test')
}

async function pause(page: Page): Promise<void> {
  await press(page.getByRole('button', { name: 'Pause' }))
  await expect(page.getByText('Paused: nothing is collected or sent')).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText('Paused: nothing is collected or sent')).toBeHidden()
}

async function isAccessible(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'contact.opted_out' }).first().click()
  await expect(delivery(page)).toBeVisible()
  // The toasts of before come and go.
  await page.reload()
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1440]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
        `${width} px, ${colorScheme}`,
      ).toEqual([])
      const sideways = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(await sideways()).toBeLessThanOrEqual(0)
    }
}

async function remove(page: Page): Promise<void> {
  await press(page.getByRole('button', { name: 'Remove', exact: true }))
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await page.waitForURL(new RegExp(`${list}$`))
  await expect(page.getByRole('heading', { name: 'No endpoint yet' })).toBeVisible()
}

test.describe('somebody who does not manage keys', () => {
  test.use({ allowedErrors: [/403 \(Forbidden\)/] })

  test('does not get to webhooks', async ({ page }) => {
    const email = `agent-hooks-${Date.now()}@example.com`
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO app_user (email, name, password_hash) VALUES ($1, 'An agent', $2) RETURNING id`,
      [email, await hashPassword('demo-marquee')],
    )
    await database.query(
      `INSERT INTO member (workspace_id, user_id, role) SELECT id, $1, 'agent' FROM workspace WHERE slug = 'larkfield'`,
      [rows[0]?.id],
    )
    await signIn(page, '', email)
    const answer = await page.goto(list)
    expect(answer?.status()).toBe(403)
    await expect(page.getByRole('heading', { name: 'Your role does not open this page' })).toBeVisible()
    await page.goto('/larkfield/settings/workspace')
    await expect(page.getByRole('link', { name: 'Webhooks' })).toHaveCount(0)
  })
})
