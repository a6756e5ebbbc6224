import { randomBytes } from 'node:crypto'
import type { JSHandle, Page } from '@playwright/test'
import sharp from 'sharp'
import { hydrated, signIn } from '../support/browser'
import { expect, test } from '../support/e2e'

// How a marketer finds a picture again, and brings one along while writing.

const names = (page: Page) =>
  page
    .getByRole('region', { name: 'Pictures' })
    .getByRole('checkbox')
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')?.replace('Select ', '')))

const tile = (page: Page, name: string) => page.locator('[data-tile]', { hasText: name })

test('the library is put in order and shown as a list, and the address keeps both', async ({ page }) => {
  const byName = ['Drift 02 gold', 'Drift 02 hero', 'Stitch 4,118', 'You choose Drift 03']
  await signIn(page)
  await page.goto('/larkfield/media?q=drift')
  await expect.poll(() => names(page)).toHaveLength(4)
  await (await hydrated(page.getByRole('combobox', { name: 'Order' }))).click()
  await page.getByRole('option', { name: 'Name' }).click()
  await page.waitForURL(/sort=name/)
  await expect.poll(() => names(page)).toEqual(byName)

  await page.getByRole('link', { name: 'As a list' }).click()
  await page.waitForURL(/view=list/)
  await page.reload()
  await expect.poll(() => names(page)).toEqual(byName)
  const first = tile(page, 'Drift 02 gold')
  await expect(first).toContainText(/JPEG.*KB/)
  await (await hydrated(first)).focus()
  await page.keyboard.press('ArrowDown')
  await expect(tile(page, 'Drift 02 hero')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: 'Selected assets' })).toContainText('1 selected')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: /^Spring 4/ }).click()
  await expect(page).toHaveURL(/sort=name.*view=list|view=list.*sort=name/)
})

test('a picture on the wall is one press from a new campaign', async ({ page }) => {
  await signIn(page)
  await page.goto('/larkfield/media?q=ridge')
  await (await hydrated(tile(page, 'The Ridge at dusk'))).hover()
  await page.getByRole('link', { name: 'Use The Ridge at dusk in a campaign' }).click()
  await page.waitForURL(/campaigns\/new\?asset=/)
})

test('a picture is uploaded while writing, and one that lies far back is found', async ({ page }) => {
  test.setTimeout(120_000)
  const word = `brought${Date.now().toString(36)}`
  await signIn(page)
  await page.goto('/larkfield/campaigns/new')
  await (await hydrated(page.getByLabel('What is it called?'))).fill(word)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}$/)
  const media = page.getByRole('list', { name: 'Pictures, clips, sounds and cards' }).getByRole('listitem')
  const picture = { name: `${word}.png`, mimeType: 'image/png', buffer: await noise() }
  const chooser = page.locator('#picture').getByRole('button', { name: 'Choose a picture' })
  const library = page.getByRole('dialog', { name: 'Choose from the library' })

  await test.step('upload', async () => {
    await (await hydrated(chooser)).click()
    await expect(library.getByRole('button', { name: 'Upload', exact: true })).toBeVisible()
    await library.locator('input[type=file]').setInputFiles(picture)
    await expect(library).toBeHidden()
    await expect(page.getByText('Uploading 1 file').first()).toBeVisible()
    await expect(media).toHaveCount(1, { timeout: 60_000 })
    await expect(media).toContainText(word)
  })
  await test.step('the same file again, in another visit, is the same picture', async () => {
    await page.getByRole('button', { name: `Take ${word} out` }).click()
    await expect(media).toHaveCount(0)
    await expect(page.getByText(/^Saved \d+ s ago/)).toBeVisible()
    await page.reload()
    await (await hydrated(chooser)).click()
    await expect(library.getByRole('button', { name: word })).toHaveCount(1)
    await library.locator('input[type=file]').setInputFiles({ ...picture, name: 'again.png' })
    await expect(media).toContainText(word, { timeout: 60_000 })
    await page.getByRole('button', { name: 'Add another' }).click()
    await expect(library).toBeVisible()
    await expect(library.getByRole('button', { name: /again/ })).toHaveCount(0)
  })
  await test.step('find', async () => {
    await library.getByRole('textbox', { name: 'Names, tags, texts' }).fill('leather')
    await library.getByRole('button', { name: /^Stitch 4,118/ }).click()
    await expect(media).toHaveCount(2)
    await expect(media.last()).toContainText('Stitch 4,118')
    await expect(page.getByText(/^Saved \d+ s ago/)).toBeVisible()
    await page.reload()
    await expect(media.last()).toContainText('Stitch 4,118')
  })
  await test.step('drop', async () => {
    await hydrated(page.getByRole('button', { name: 'Add another' }))
    const dragged = await filesOf(page, `${word}-dropped.png`, await noise())
    // What takes files is fetched with the first move of the pointer.
    await expect(async () => {
      await page.mouse.move(400, 300)
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: dragged })
      await expect(page.getByText('Drop them anywhere')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await page.dispatchEvent('body', 'drop', { dataTransfer: dragged })
    await expect(page.getByText('Uploading 1 file').first()).toBeVisible()
    await expect(media).toHaveCount(3, { timeout: 60_000 })
    await expect(media.last()).toContainText(`${word}-dropped`)
  })
})

/** One file, as the browser hands it to those who drag it. */
function filesOf(page: Page, name: string, bytes: Buffer): Promise<JSHandle<DataTransfer>> {
  return page.evaluateHandle(
    ([base64, called]) => {
      const files = new DataTransfer()
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      files.items.add(new File([content], called, { type: 'image/png' }))
      return files
    },
    [bytes.toString('base64'), name] as const,
  )
}

/** A picture that nobody has uploaded yet. */
function noise(): Promise<Buffer> {
  return sharp(randomBytes(300 * 400 * 3), { raw: { width: 300, height: 400, channels: 3 } })
    .blur(4)
    .png()
    .toBuffer()
}
