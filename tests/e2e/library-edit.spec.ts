import type { Page } from '@playwright/test'
import pg from 'pg'
import sharp from 'sharp'
import { hydrated, signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'

// What a marketer does to a picture that is in use: crop it, put a newer file in its place, bring the old one back, and take
// another picture everywhere.

const word = `crop${Date.now().toString(36)}`
const FOUND = 'Suggested portrait crop'

test('a picture is cropped, replaced and brought back, and campaigns follow', async ({ page }) => {
  test.setTimeout(240_000)
  await signIn(page)
  await test.step('upload a landscape', async () => {
    await page.goto('/larkfield/media')
    const field = await hydrated(page.locator('input[type=file][multiple]'))
    await field.setInputFiles({
      name: `${word}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await landscape('#0d8574'),
    })
    await page.getByRole('link', { name: `Open ${word}.jpg` }).click()
    await ready(page, '1600 × 900')
    await clearTray(page)
  })
  const asset = page.url().split('/').at(-1) ?? ''
  const draft = await draftWith(asset)

  await test.step('take the crop that is suggested, and move its lower edge by key', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(page.getByText('1,600 × 900 of 1,600 × 900 px')).toBeVisible()
    await page.getByRole('region', { name: FOUND }).getByRole('button', { name: 'Take this crop' }).click()
    await expect(page.getByText('720 × 900 of 1,600 × 900 px')).toBeVisible()
    await page.getByRole('radio', { name: 'Free' }).click()
    const edge = page.getByRole('slider', { name: 'Lower edge' })
    await edge.focus()
    await page.keyboard.press('Shift+ArrowUp')
    await expect(edge).toHaveAttribute('aria-valuenow', '800')
    await page.getByRole('button', { name: 'Save' }).click()
    await ready(page, '720 × 800')
  })

  await test.step('turn it by a drag and a press, and take that back', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByRole('button', { name: 'Turn right' }).click()
    await expect(page.getByText('800 × 720 of 900 × 1,600 px')).toBeVisible()
    const box = page.getByRole('button', { name: /^Crop:/ })
    const before = (await box.boundingBox()) ?? { x: 0, y: 0 }
    await box.hover()
    await page.mouse.down()
    await page.mouse.move(before.x + 200, before.y + 900, { steps: 4 })
    await page.mouse.up()
    expect((await box.boundingBox())?.y).not.toBe(before.y)
    await page.getByRole('region', { name: 'Preview' }).getByRole('button', { name: 'Undo' }).click()
    expect(Math.round((await box.boundingBox())?.y ?? 0)).toBe(Math.round(before.y))
    await page.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('put a newer file in its place, and bring the one before back', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Put a new file in its place' }).click()
    const buffer = await sharp(await landscape('#a8357a'))
      .resize(1_000, 1_000, { fit: 'fill' })
      .jpeg()
      .toBuffer()
    await page
      .getByLabel('New file', { exact: true })
      .setInputFiles({ name: 'newer.jpg', mimeType: 'image/jpeg', buffer })
    await expect(page.getByRole('radio', { name: /^1 draft/ })).toBeChecked()
    await page.getByRole('button', { name: 'Put it in place' }).click()
    await ready(page, '1000 × 1000')
    await clearTray(page)
    await expect(page.getByText('This is version 2')).toBeVisible()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await ready(page, '720 × 800')
    await expect(page.getByText('This is version 1')).toBeVisible()
  })

  await test.step('take another picture in every draft', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Replace everywhere' }).click()
    const dialog = page.getByRole('dialog', { name: 'Take another picture in 1 draft' })
    await dialog.getByRole('textbox', { name: 'Find by name' }).fill('Slow Lark')
    await dialog.getByRole('button', { name: 'Slow Lark bag' }).click()
    await expect(page.getByText('Replaced in 1 draft', { exact: true })).toBeVisible()
    await expect(page.getByText('Used in no campaign yet')).toBeVisible()
    expect(await pictureOf(draft)).not.toBe(asset)
    await page.getByRole('button', { name: /^Undo/ }).last().click()
    await expect.poll(() => pictureOf(draft)).toBe(asset)
  })

  await test.step('delete it, and find it among the recently deleted', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.waitForURL(/\/media$/)
    await page.getByRole('link', { name: /Recently deleted/ }).click()
    await page.getByRole('checkbox', { name: `Select ${word}` }).check()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await expect(page.getByText('1 back in the library', { exact: true })).toBeVisible()
    await page.goto(`/larkfield/media/${asset}`)
    await expect(page.getByRole('heading', { name: word })).toBeVisible()
  })
})

test('a wall of a thousand draws a screenful, and keys go through all of it', async ({ page }) => {
  test.setTimeout(180_000)
  await fillLibrary(1_000)
  await signIn(page)
  await page.goto('/larkfield/media')
  const tiles = page.locator('[data-tile]')
  await hydrated(tiles.first())
  await expect.poll(() => tiles.count()).toBeLessThan(60)
  await tiles.first().focus()
  let most = 0
  // Pages come one after another: End goes to the last tile that is there.
  const last = async () => {
    await page.keyboard.press('End')
    most = Math.max(most, await tiles.count())
    return place(page)
  }
  await expect.poll(last, { timeout: 120_000, intervals: [300] }).toBeGreaterThan(1_000)
  expect(most).toBeLessThan(130)
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.getByRole('region', { name: 'Selected assets' })).toContainText('2 selected')
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitem', { name: 'Coffee' })).toBeVisible()
})

/** Place of the tile that has the focus, counted from one; 0 while none has. */
function place(page: Page): Promise<number> {
  return page.evaluate(() =>
    Number(document.activeElement?.closest('li')?.getAttribute('aria-posinset') ?? 0),
  )
}

/** A calm ground with one busy thing at its right. */
async function landscape(color: string): Promise<Buffer> {
  const thing = Buffer.from(
    `<svg width="1600" height="900"><circle cx="1180" cy="450" r="260" fill="${color}"/>
     <text x="990" y="480" font-size="120" font-weight="bold">${word}</text></svg>`,
  )
  return sharp({ create: { width: 1_600, height: 900, channels: 3, background: '#d9dde2' } })
    .composite([{ input: thing }])
    .jpeg({ quality: 95 })
    .toBuffer()
}

async function ready(page: Page, size: string): Promise<void> {
  await expect(page.getByText(`${size},`).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Being made')).toHaveCount(0, { timeout: 60_000 })
}

/** What is over leaves the tray, which lies over the end of the page. */
async function clearTray(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Uploads' }).getByRole('button', { name: 'Clear' }).click()
}

async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl })
  await client.connect()
  const { rows } = await client.query<Row>(text, values).finally(() => client.end())
  return rows
}

/** A draft that shows an asset. */
async function draftWith(assetId: string): Promise<string> {
  const rows = await sql<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, draft)
     SELECT id, $1, $2 FROM workspace WHERE slug = 'larkfield' RETURNING id`,
    [word, JSON.stringify({ variants: [{ name: 'A', text: 'Hi', media: [{ assetId }], weight: 1 }] })],
  )
  return rows[0]?.id ?? ''
}

async function pictureOf(campaignId: string): Promise<string | undefined> {
  const rows = await sql<{ id: string }>(
    `SELECT draft #>> '{variants,0,media,0,assetId}' AS id FROM campaign WHERE id = $1`,
    [campaignId],
  )
  return rows[0]?.id
}

/** Puts so many assets into the library, all with the renditions of one that is there. */
async function fillLibrary(count: number): Promise<void> {
  await sql(
    `WITH one AS (
       SELECT a.* FROM asset a JOIN workspace w ON w.id = a.workspace_id
       WHERE w.slug = 'larkfield' AND a.name = 'Slow Lark bag' AND a.deleted_at IS NULL LIMIT 1),
     made AS (
       INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, width, height, status, created_at)
       SELECT one.workspace_id, 'Of many ' || n, one.kind, one.mime, lpad(n::text, 64, 'e'), one.bytes, one.width, one.height, 'ready',
              now() - interval '1 year' - n * interval '1 minute'
       FROM one, generate_series(1, $1) AS n
       ON CONFLICT DO NOTHING RETURNING workspace_id, id)
     INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, mime, bytes, width, height)
     SELECT made.workspace_id, made.id, r.profile_id, r.status, r.sha256, r.mime, r.bytes, r.width, r.height
     FROM made, one JOIN rendition r ON r.workspace_id = one.workspace_id AND r.asset_id = one.id
     WHERE r.status = 'ready'`,
    [count],
  )
}
