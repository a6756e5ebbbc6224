import { createHash } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import pg from 'pg'
import { request } from 'undici'
import type { HandsetView, MessageView } from '@/lib/carriers/simulator/api'
import { buildMm7, composeSlides, encodedBody, type MmsContent, REL6 } from '@/lib/mms'
import { hydrated, signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'

// A phone of one's own on the shelf: what the composer wrote arrives there to the byte, and what its owner does comes back.

// Another number each time, so that the test can be run again on the same stack.
const digits = String(Date.now()).slice(-6)
const number = `+18285${digits}`
const written = `(828) 5${digits.slice(0, 2)}-${digits.slice(2)}`
const name = `Sam ${digits}`
const words = `412 pairs & “one” for each, ${digits} ✓`
let database: pg.Pool

test.beforeAll(() => {
  database = new pg.Pool({ connectionString: stack.databaseUrl })
})
test.afterAll(() => database.end())

test('what the composer wrote is on an added phone to the byte, and STOP is in the ledger at once', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await signIn(page)
  const phone = await test.step('put a phone on the shelf', () => addPhone(page))
  await test.step('its owner agreed', () => agree(page))
  const campaign = await test.step('write to it', () => sendTo(page))
  await test.step('text and both pictures are on its screen', () => arrives(page, phone, campaign))
  await test.step('that it was opened is in the results', () => isRead(page, campaign))
  await test.step('STOP is in the ledger within a second', () => stops(page, phone))
  await test.step('the phone goes again', () => removePhone(page))
})

async function addPhone(page: Page): Promise<HandsetView> {
  await page.goto('/larkfield/phones')
  await (await hydrated(page.getByRole('button', { name: 'Add a phone' }))).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Number').fill('(828) 555-0151')
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Put it on the shelf' }).click()
  await expect(form.getByText('Maya’s iPhone already has this number.')).toBeVisible()
  await form.getByLabel('Number').fill(written)
  await form.getByRole('button', { name: 'Put it on the shelf' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('region', { name, exact: true })).toContainText(`${written}, AT&T`)
  return shelfPhone()
}

async function shelfPhone(): Promise<HandsetView> {
  const shelf = await simulator<HandsetView[]>('/handsets')
  return shelf.find((handset) => handset.number === number) as HandsetView
}

async function agree(page: Page): Promise<void> {
  await page.goto('/larkfield/contacts')
  await (await hydrated(page.getByRole('button', { name: 'Add', exact: true }))).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Phone').fill(written)
  await form.getByLabel('First name').fill(name)
  await form.getByRole('button', { name: 'Add contact' }).click()
  await page.waitForURL(/contacts\/[0-9a-f-]{36}$/)
  await page.goto(`/larkfield/consent/${encodeURIComponent(number)}`)
  await (await hydrated(page.getByRole('button', { name: 'Record a yes' }))).click()
  await page
    .getByLabel('When, where and how they agreed')
    .fill('Signed the card at the till, kept in the folder')
  await page.getByRole('button', { name: 'Record consent' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function sendTo(page: Page): Promise<string> {
  const only = { type: 'text', field: 'firstName', op: 'is', values: [name] }
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO segment (workspace_id, name, rule) SELECT id, $1, $2 FROM workspace WHERE slug = 'larkfield' RETURNING id`,
    [name, JSON.stringify({ type: 'group', match: 'all', of: [only] })],
  )
  await page.goto(`/larkfield/segments/${rows[0]?.id}`)
  await page
    .getByRole('link', { name: 'Write to them' })
    .or(page.getByRole('button', { name: 'Write to them' }))
    .click()
  await (await hydrated(page.getByLabel('What is it called?'))).fill(name)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''
  await (await hydrated(page.getByLabel('Text of variant A'))).fill(words)
  await addPicture(page, 'Choose a picture', /Drift 02 hero/)
  await addPicture(page, 'Add another', /Drift 02 gold/)
  const send = page.getByRole('button', { name: /^Send$/ })
  await expect(send).toBeVisible({ timeout: 60_000 })
  await send.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await page.getByRole('button', { name: 'Send without waiting' }).click()
  await page.waitForURL(/results/)
  return id
}

async function addPicture(page: Page, opener: string, picture: RegExp): Promise<void> {
  await page.getByRole('button', { name: opener }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: picture }).click()
}

async function arrives(page: Page, phone: HandsetView, campaign: string): Promise<void> {
  await page.goto(`/larkfield/phones?phone=${phone.id}`)
  const screen = page.getByRole('figure', { name })
  await expect(screen.getByText(words, { exact: false })).toBeVisible({ timeout: 60_000 })
  const text = `Larkfield: ${words}\nReply STOP to opt out`
  await expect(screen.getByText(words, { exact: false })).toHaveText(text, { useInnerText: true })
  const { rows } = await database.query<{ sha256: string; bytes: number }>(
    `SELECT r.value ->> 'sha256' AS sha256, (r.value ->> 'bytes')::int AS bytes
     FROM message m JOIN campaign c ON c.id = m.campaign_id,
       jsonb_array_elements(c.frozen #> '{variants,0,media}') WITH ORDINALITY media (value, place),
       jsonb_each(media.value -> 'renditions') r
     WHERE m.campaign_id = $1 AND r.key = m.profile_id ORDER BY place`,
    [campaign],
  )
  expect(rows).toHaveLength(2)
  await expect(screen.getByRole('img')).toHaveCount(2)
  for (const [place, rendition] of rows.entries()) {
    const src = await screen.getByRole('img').nth(place).getAttribute('src')
    const bytes = await (await page.request.get(src ?? '')).body()
    expect({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }).toEqual(
      rendition,
    )
  }

  const travel = page.getByRole('region', { name: 'Watch an MMS travel' })
  await expect(travel.getByRole('img', { name: /Submit .* Notify .* Download .* Delivered/ })).toBeVisible()
  await travel.getByRole('button', { name: 'Notify' }).click()
  await expect(travel.getByRole('heading', { name: /M-Notification\.ind/ })).toBeVisible()
  await expect(travel.getByText('Content-Location')).toBeVisible()
}

async function isRead(page: Page, campaign: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/larkfield/campaigns/${campaign}/results`)
    await expect(page.getByText('1 read', { exact: false })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
}

async function stops(page: Page, phone: HandsetView): Promise<void> {
  await page.goto(`/larkfield/phones?phone=${phone.id}`)
  await (await hydrated(page.getByRole('button', { name: 'STOP' }))).click()
  const screen = page.getByRole('figure', { name })
  await expect(screen.getByText('STOP', { exact: true })).toBeVisible()
  await expect(screen.getByText(/opted out/i)).toBeVisible({ timeout: 30_000 })
  const { messages } = await simulator<{ messages: MessageView[] }>(`/handsets/${phone.id}`)
  const said = messages.find((message) => message.direction === 'out')?.steps[0]?.at ?? ''
  const { rows } = await database.query<{ recorded_at: Date }>(
    `SELECT recorded_at FROM consent_event WHERE phone = $1 AND kind = 'revoked'`,
    [number],
  )
  expect(rows).toHaveLength(1)
  // By the clocks of the two that wrote it down, not by that of the test.
  expect((rows[0]?.recorded_at.getTime() ?? Number.NaN) - Date.parse(said)).toBeLessThanOrEqual(1_000)
  await page.goto(`/larkfield/consent/${encodeURIComponent(number)}`)
  await expect(page.getByText('Opted out').first()).toBeVisible()
}

async function removePhone(page: Page): Promise<void> {
  await page.goto('/larkfield/phones')
  const shelf = page.getByRole('region', { name: 'Shelf' })
  await (await hydrated(shelf.getByRole('button', { name: new RegExp(name) }))).click()
  await (await hydrated(page.getByRole('button', { name: `How ${name} is set` }))).click()
  await page.getByRole('button', { name: 'Remove this phone' }).click()
  await expect(shelf.getByRole('button', { name: new RegExp(name) })).toHaveCount(0)
  expect(await shelfPhone()).toBeUndefined()
}

test('a group message says who else got it; a card, a sound and a photo back are there', async ({ page }) => {
  const [vasp] = await simulator<{ id: string }[]>('/vasps')
  await submit(
    vasp?.id ?? '',
    ['+18285550152', '+18285550153', '+13035550177'],
    [
      {
        text: `Jingle ${digits}`,
        media: { contentType: 'audio/mpeg', name: 'jingle.mp3', body: Buffer.alloc(9_000, 7) },
      },
      { media: { contentType: 'text/x-vcard', name: 'larkfield.vcf', body: Buffer.from('BEGIN:VCARD') } },
    ],
  )
  await signIn(page)
  await page.goto('/larkfield/phones')
  const shelf = page.getByRole('region', { name: 'Shelf' })
  await (await hydrated(shelf.getByRole('button', { name: /^Devon’s Pixel/ }))).click()
  const hand = page.getByRole('region', { name: 'Devon’s Pixel', exact: true })
  const screen = hand.getByRole('figure')
  await expect(screen.getByText(`Jingle ${digits}`)).toBeVisible({ timeout: 30_000 })
  await expect(hand.getByText('Also sent to Jun’s iPhone and (303) 555-0177.')).toBeVisible()
  await expect(screen.getByLabel('jingle.mp3').last()).toBeVisible()
  await isSaved(page, screen.getByRole('link', { name: /larkfield\.vcf/ }).last(), 'BEGIN:VCARD')

  await hand.getByLabel('Photo to reply with').setInputFiles('public/readme/phones.png')
  await expect(screen.getByRole('img', { name: /photo/ }).last()).toBeVisible()
  await expect
    .poll(async () => {
      const { rows } = await database.query<{ bytes: number }>(
        `SELECT (media->0->>'bytes')::int AS bytes FROM reply WHERE phone = '+18285550152' ORDER BY at DESC LIMIT 1`,
      )
      return rows[0]?.bytes ?? 0
    })
    .toBeGreaterThan(10_000)
})

/** A file that a phone offers is handed over whole, and only ever to be saved. */
async function isSaved(page: Page, link: Locator, content: string): Promise<void> {
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-disposition']).toBe('attachment')
  expect(await answer.text()).toBe(content)
}

async function submit(
  vaspId: string,
  to: string[],
  slides: Parameters<typeof composeSlides>[0],
): Promise<void> {
  const built = buildMm7(
    {
      op: 'SubmitReq',
      transactionId: digits,
      sender: { vaspId, address: { kind: 'number', value: '+18285550142' } },
      recipients: { to: to.map((value) => ({ kind: 'number', value })) },
      content: composeSlides(slides, REL6) as MmsContent,
    },
    REL6,
  )
  const answer = await request(`${stack.simulatorUrl}/mm7`, {
    method: 'POST',
    headers: built.headers,
    body: encodedBody(built),
  })
  expect(await answer.body.text()).toContain('<StatusCode>1000<')
}

async function simulator<T>(path: string): Promise<T> {
  return (await request(`${stack.simulatorUrl}${path}`)).body.json() as Promise<T>
}
