import { hydrated, signIn } from '../support/browser'
import { expect, test } from '../support/e2e'

test('a design is found, filled and saved into the library', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page)
  await test.step('find it on the wall', async () => {
    await page.goto('/larkfield/media')
    await page.getByRole('link', { name: 'New from a design' }).click()
    await page.waitForURL(/\/designs$/)
    const wall = page.getByRole('list', { name: 'Designs' })
    await expect(wall.getByRole('listitem').nth(99)).toBeAttached()
    await (await hydrated(page.getByLabel('Search designs'))).fill('cake')
    await page.waitForURL(/q=cake/)
    await page.getByRole('link', { name: /Candles/ }).click()
    await page.waitForURL(/\/designs\/birthday-cake/)
  })
  await test.step('its picture follows the words', async () => {
    const picture = page.getByRole('region', { name: 'Preview' }).getByRole('img')
    await expect(picture).toHaveAttribute('alt', /^Happy birthday/)
    const before = await picture.getAttribute('src')
    await page.getByLabel('Headline').fill('Feliz cumpleaños, Maya')
    await expect(picture).toHaveAttribute('alt', /^Feliz cumpleaños, Maya\. \$15 on us/)
    expect(await picture.getAttribute('src')).not.toBe(before)
  })
  await test.step('save it', async () => {
    await page.getByRole('button', { name: 'Save to library' }).click()
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/\/media\/[0-9a-f-]{36}/)
    await expect(page.getByRole('heading', { name: 'Feliz cumpleaños, Maya' })).toBeVisible()
  })
})

test('a brand is tried out on designs before it is saved', async ({ page }) => {
  await signIn(page)
  await page.goto('/larkfield/settings/brand')
  const sample = page.getByRole('list', { name: 'Designs in this brand' }).getByRole('img').first()
  await expect(sample).toHaveAttribute('src', /^data:image\/webp/)
  const before = await sample.getAttribute('src')
  await (await hydrated(page.getByRole('button', { name: 'Iris' }))).click()
  await expect(page.getByLabel('First accent', { exact: true })).toHaveValue('#5a3fd1')
  await expect.poll(() => sample.getAttribute('src')).not.toBe(before)
  await page.reload()
  await expect(page.getByLabel('First accent', { exact: true })).toHaveValue('#ee5535')
})
