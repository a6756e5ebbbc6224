import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import pg from 'pg'
import sharp from 'sharp'
import { hydrated, signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'

// The one way through the product: upload → import → segment → compose → send → the phone shows it → tap → order → results →
// STOP → left out next time.

// A tag of its own, so that the test can be run again on the same stack.
const word = `way${Date.now().toString(36)}`
const owners = [
  ['(828) 555-0151', 'Maya'],
  ['828-555-0152', 'Devon'],
  ['+1 828 555 0153', 'Jun'],
]

// A headless browser says so in its name and is rightly counted as a machine; the customer's phone is not one.
test.use({
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
})

test('from a picture and a list to what they earned, and never again after STOP', async ({ page }) => {
  test.setTimeout(240_000)
  const shop = await openShop()
  await signIn(page)
  await test.step('upload a picture', () => uploadPicture(page))
  await test.step('import people who agreed', () => importPeople(page))
  await test.step('make a segment of them', () => makeSegment(page))
  const campaign = await test.step('write a campaign, check it and send it', () =>
    sendCampaign(page, shop.url))
  const landing = await test.step('the phone shows it; tap the link', () => tapOnPhone(page, shop.url))
  await test.step('buy something there', async () => {
    const order = landing.waitForRequest(/\/px\/c\//)
    await landing.getByRole('button', { name: 'Buy' }).click()
    await order
  })
  await test.step('read it in the results', () => readResults(page, campaign))
  await test.step('reply STOP', () => replyStop(page))
  await test.step('who said STOP is left out next time', () => leftOut(page))
  shop.close()
})

async function uploadPicture(page: Page): Promise<void> {
  const picture = await sharp({
    create: {
      width: 1200,
      height: 1600,
      channels: 3,
      noise: { type: 'gaussian', mean: 140, sigma: 40 },
      background: '#888',
    },
  })
    .composite([
      {
        input: Buffer.from(
          `<svg width="1200" height="1600"><text x="80" y="800" font-size="180">${word}</text></svg>`,
        ),
      },
    ])
    .jpeg({ quality: 92 })
    .toBuffer()
  await page.goto('/larkfield/media')
  const files = await hydrated(page.locator('input[type=file]').first())
  await files.setInputFiles({ name: `${word}.jpg`, mimeType: 'image/jpeg', buffer: picture })
  await expect(page.getByRole('link', { name: new RegExp(word) }).first()).toBeVisible({ timeout: 60_000 })
}

async function importPeople(page: Page): Promise<void> {
  const rows = [...owners.map(([phone, name]) => `${phone},${name},${word}`), `12345,Nobody,${word}`]
  await page.goto('/larkfield/contacts/import')
  const file = await hydrated(page.locator('input[type=file]'))
  await file.setInputFiles({
    name: `${word}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`Phone,First name,Tags\n${rows.join('\n')}\n`),
  })
  await page.waitForURL(/contacts\/import\/.+/)
  await (await hydrated(page.getByRole('radio', { name: /^Yes/ }))).click()
  await page
    .getByLabel('The exact words they saw')
    .fill('I agree to get texts and pictures from Larkfield. Reply STOP to stop.')
  await page.getByLabel('Where they agreed').fill('At the till')
  await page.getByLabel('When, at the latest').fill('2026-01-15')
  await page.getByRole('checkbox').last().click()
  await page.getByRole('button', { name: 'Vouch for these people' }).click()
  await expect(page.getByText('You vouch for At the till', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Dry run' }).click()
  await page.getByRole('button', { name: 'Import 3 people' }).click({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Undo the import' })).toBeVisible({ timeout: 30_000 })
}

async function makeSegment(page: Page): Promise<void> {
  await page.goto('/larkfield/segments')
  await (await hydrated(page.getByRole('button', { name: /new segment/i }).first())).click()
  await page.getByLabel('Name').fill(word)
  await page.getByRole('button', { name: 'Choose people' }).click()
  await page.waitForURL(/segments\/[0-9a-f-]{36}/)
  await (await hydrated(page.getByRole('button', { name: 'Choose…' }).first())).click()
  await page.getByRole('menuitem', { name: 'Tag', exact: true }).click()
  await page.getByRole('button', { name: /^Tags: / }).click()
  await page.getByPlaceholder('Type one and press Enter').fill(word)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByText('May be written to now').locator('..')).toContainText('3')
  await expect(page.getByText(/^Saved/).first()).toBeVisible()
}

async function sendCampaign(page: Page, link: string): Promise<string> {
  await page
    .getByRole('link', { name: 'Write to them' })
    .or(page.getByRole('button', { name: 'Write to them' }))
    .click()
  await (await hydrated(page.getByLabel('What is it called?'))).fill(word)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''
  const text = await hydrated(page.getByLabel('Text of variant A'))
  await text.fill('Hi {{ first_name | default: "there" }}, 412 pairs only: {{ link }}')
  await page.getByLabel('Link', { exact: true }).fill(link)
  await page.getByRole('button', { name: 'Choose a picture' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(word) })
    .click()
  await expect(page.getByText('3 people', { exact: false }).first()).toBeVisible()
  const send = page.getByRole('button', { name: /^Send$/ })
  await expect(send).toBeVisible({ timeout: 60_000 })
  await expect(page.getByLabel(/what Maya .* would get/).first()).toContainText(
    'Larkfield: Hi Maya, 412 pairs only:',
  )
  await send.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Not one has left.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Send without waiting' }).click()
  await page.waitForURL(/results/)
  return id
}

/** The brand's own shop, elsewhere, with the snippet on its landing page. */
async function openShop(): Promise<{ url: string; close: () => void }> {
  const database = new pg.Pool({ connectionString: stack.databaseUrl })
  const { rows } = await database.query<{ pixel_key: string }>(
    `SELECT pixel_key FROM workspace WHERE slug = 'larkfield'`,
  )
  await database.end()
  const order = `{ id: '${word}', value: 148, currency: 'USD' }`
  const landing = `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
    <script src="${stack.url}/px/${rows[0]?.pixel_key}.js"></script>
    <button onclick="marquee('purchase', ${order}); document.title = 'Bought'">Buy</button>`
  const server: Server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(landing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/drift`,
    close: () => server.close(),
  }
}

async function tapOnPhone(page: Page, link: string): Promise<Page> {
  await page.goto('/larkfield/phones?phone=maya')
  const phone = page.getByRole('figure', { name: /Maya/ })
  await expect(phone.getByText('Larkfield: Hi Maya, 412 pairs only:', { exact: false }).last()).toBeVisible({
    timeout: 60_000,
  })
  const picture = phone.getByRole('img').last()
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300)
  const opened = page.waitForEvent('popup')
  await phone.getByRole('button', { name: /\/l\// }).last().click()
  const shopPage = await opened
  await shopPage.waitForURL(new RegExp(`${link}\\?mq=\\w{11}`))
  return shopPage
}

async function readResults(page: Page, campaign: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/larkfield/campaigns/${campaign}/results`)
    await expect(page.getByText('$148', { exact: false }).first()).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
}

async function replyStop(page: Page): Promise<void> {
  await page.goto('/larkfield/phones?phone=maya')
  await (await hydrated(page.getByRole('button', { name: 'STOP' }))).click()
  await expect(
    page
      .getByRole('figure', { name: /Maya/ })
      .getByText(/opted out/i)
      .last(),
  ).toBeVisible({ timeout: 30_000 })
}

async function leftOut(page: Page): Promise<void> {
  await page.goto('/larkfield/segments')
  await page.getByRole('link', { name: word }).click()
  await expect(page.getByText('May be written to now').locator('..')).toContainText('2')
  await page.goto('/larkfield/consent')
  await expect(page.getByText('Maya Ortiz').first()).toBeVisible()
}
