import pg from 'pg'
import { signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'
import { withoutTables } from '../support/trouble'
import { sampleScreens } from './screens'

// What cannot be read takes only its own part of a page with it, and comes back when it is asked for again.

let database: pg.Pool

test.beforeAll(() => {
  database = new pg.Pool({ connectionString: stack.databaseUrl })
})
test.afterAll(() => database.end())
// What React says of a part that the server could not make.
test.use({ allowedErrors: [/Minified React error #441/] })

const failed = 'This part could not be shown'

test('the rest of a page stays when one part of it cannot be made', async ({ page }) => {
  const { signedIn } = await sampleScreens(database)
  const pathOf = (name: string) => signedIn.find((screen) => screen.name === name)?.path ?? ''
  await signIn(page)
  await withoutTables(database, ['contact_import', 'campaign_breakdown', 'reply'], async () => {
    await page.goto(pathOf('home'))
    await expect(page.getByText(failed)).toHaveCount(1)
    await expect(page.getByRole('heading', { name: 'Needs you' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'List growth' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Next seven days' })).toBeVisible()

    await page.goto(pathOf('contact'))
    await expect(page.getByText(failed)).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    await page.goto(pathOf('results'))
    await expect(page.getByText(failed)).toHaveCount(1)
    await expect(page.getByRole('heading', { name: 'Links' })).toBeVisible()
  })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('cell', { name: 'All carriers' })).toBeVisible()
  await expect(page.getByText(failed)).toHaveCount(0)
})

test('a page that could not be made at all is made when it is asked for again', async ({ page }) => {
  await signIn(page)
  await withoutTables(database, ['segment'], async () => {
    await page.goto('/larkfield/segments')
    await expect(page.getByText('This page could not be shown')).toBeVisible()
    await expect(page.getByRole('navigation').first()).toBeVisible()
  })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible()
})
