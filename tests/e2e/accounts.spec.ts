import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { expect, stack, test } from '../support/e2e'

const password = 'correct horse battery'

/** The link in the newest mail to an address: what its owner would press. */
async function linkMailedTo(recipient: string): Promise<string> {
  const sql = new pg.Client({ connectionString: stack.databaseUrl })
  await sql.connect()
  const { rows } = await sql.query(
    'SELECT body FROM outgoing_mail WHERE recipient = $1 ORDER BY created_at DESC LIMIT 1',
    [recipient],
  )
  await sql.end()
  return /https?:\/\/\S+/.exec(rows[0]?.body ?? '')?.[0] ?? ''
}

async function signUp(page: Page, email: string, brand: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Name of your brand').fill(brand)
  await page.getByLabel('Your name').fill('Nora Vale')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await page.waitForURL(/\/start$/)
}

async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

const some = (name: string) => `${name}-${Date.now()}@example.com`

test.describe('an account', () => {
  // A wrong password answers 401, which the browser logs.
  test.use({ allowedErrors: [/401/] })

  test('is made, begins with the built-in phones, and comes back', async ({ page }) => {
    const email = some('nora')
    await signUp(page, email, 'Halden Trail')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Halden Trail')
    await page.getByRole('button', { name: 'Use the built-in phones' }).click()
    await expect(page.getByText('You have a number.')).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Carriers and senders' }).click()
    await expect(page.getByText('(828) 555-0100')).toBeVisible()
    await page.getByRole('button', { name: 'Test the connection' }).click()
    await expect(page.getByText('Reached', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Nora Vale, your menu' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)

    await signIn(page, email, 'not the password')
    await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
    await expect(page.getByLabel('E-mail')).toHaveValue(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/\/halden-trail[^/]*\/home$/)
  })

  test('gets a new password by mail, once, and older sessions end', async ({ page, browser }) => {
    const email = some('ada')
    await signUp(page, email, 'Reset Works')
    const other = await browser.newPage()
    await other.goto(`${stack.url}/forgot-password`)
    await other.getByLabel('E-mail').fill(email)
    await other.getByRole('button', { name: 'Send the link' }).click()
    await expect(other.getByText(`Look into the mail of ${email}`)).toBeVisible()
    const link = await linkMailedTo(email)
    await other.goto(link)
    await other.getByLabel('New password', { exact: true }).fill('a fine new password')
    await other.getByRole('button', { name: 'Set this password' }).click()
    await expect(other.getByText('Your new password is set.')).toBeVisible()
    await other.goto(link)
    await expect(other.getByRole('heading', { name: 'This link has ended' })).toBeVisible()
    await other.close()

    await page.goto('/')
    await page.waitForURL(/\/sign-in/)
    await signIn(page, email, 'a fine new password')
    await page.waitForURL(/\/reset-works[^/]*\/home$/)
  })

  test('changes its own password and stays signed in here', async ({ page }) => {
    await signUp(page, some('ben'), 'Own Words')
    await page.goto(`${new URL(page.url()).pathname.replace('/start', '')}/settings/account`)
    await page.getByLabel('Current password', { exact: true }).fill('wrong')
    await page.getByLabel('New password', { exact: true }).fill('another fine password')
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('This is not your current password.')).toBeVisible()
    await expect(page.getByLabel('New password', { exact: true })).toHaveValue('another fine password')
    await page.getByLabel('Current password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('Your new password is set', { exact: true })).toBeVisible()
    await page.reload()
    await expect(page).toHaveURL(/\/settings\/account$/)
  })
})

test('a team: invite, join as a new person, change a role, remove', async ({ page, browser }) => {
  await signUp(page, some('owner'), 'Team Works')
  const team = `${new URL(page.url()).pathname.replace('/start', '')}/settings/team`
  await page.goto(team)
  const guest = some('guest')
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByLabel('E-mail').fill(guest)
  await page.getByRole('radio', { name: /Viewer/ }).click()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('cell', { name: guest })).toBeVisible()

  const other = await browser.newPage()
  await other.goto(await linkMailedTo(guest))
  await other.getByLabel('Your name').fill('Gus Vale')
  await other.getByLabel('Password', { exact: true }).fill(password)
  await other.getByRole('button', { name: 'Join Team Works' }).click()
  await other.waitForURL(/\/team-works[^/]*\/home$/)
  await other.goto(stack.url + team)
  await expect(other.getByRole('cell', { name: /Gus Vale/ })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Invite' })).toBeHidden()

  await page.reload()
  await page.getByRole('combobox', { name: 'Role of Gus Vale' }).click()
  await page.getByRole('option', { name: 'Marketer' }).click()
  await expect(page.getByText('Gus Vale is marketer now', { exact: true })).toBeVisible()
  await page
    .getByRole('row', { name: /Gus Vale/ })
    .getByRole('button', { name: 'Remove' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('cell', { name: /Gus Vale/ })).toBeHidden()
  await other.close()
})

test('an API key is shown once and works until it is ended', async ({ page, request }) => {
  await signUp(page, some('dev'), 'Key Works')
  await page.goto(`${new URL(page.url()).pathname.replace('/start', '')}/settings/keys`)
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Shop')
  await page.getByRole('button', { name: 'Make the key' }).click()
  const key = await page.getByLabel('Key', { exact: true }).inputValue()
  const ask = () =>
    request.post(`${stack.url}/api/v1/conversions`, { headers: { authorization: `Bearer ${key}` }, data: {} })
  expect((await ask()).status()).toBe(400)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('row', { name: /Shop/ }).getByRole('button', { name: 'End' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the key' }).click()
  await expect(page.getByText('No key yet')).toBeVisible()
  expect((await ask()).status()).toBe(401)
})

test('settings without anything in them are usable by everyone', async ({ page }) => {
  test.slow()
  await signUp(page, some('axe'), 'Axe Works')
  const home = new URL(page.url()).pathname.replace('/start', '')
  const settings = ['workspace', 'team', 'senders', 'keys', 'audit', 'account']
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [...settings.map((name) => `${home}/settings/${name}`), `${home}/start`]) {
    await page.goto(path)
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
  }
})
