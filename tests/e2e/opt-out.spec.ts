import pg from 'pg'
import { hydrated, signIn } from '../support/browser'
import { expect, stack, test } from '../support/e2e'
import { asStack } from './screens'

// A person who was written to opens the page that the opt-out line names, without an account, and the ledger says so.

const phone = `+1828${String(Date.now()).slice(-7)}`
let database: pg.Pool

test.beforeAll(() => {
  database = new pg.Pool({ connectionString: stack.databaseUrl })
})
test.afterAll(() => database.end())

async function writtenTo(): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `WITH place AS (SELECT w.id AS workspace_id, s.id AS sender_id FROM workspace w JOIN sender s ON s.workspace_id = w.id WHERE w.slug = 'larkfield' LIMIT 1),
     person AS (INSERT INTO contact (workspace_id, phone, first_name, consent) SELECT workspace_id, $1, 'Noor', 'granted' FROM place RETURNING workspace_id, id)
     INSERT INTO message (workspace_id, contact_id, sender_id, phone, status, send_at)
     SELECT p.workspace_id, p.id, place.sender_id, $1, 'delivered', now() FROM person p, place RETURNING id`,
    [phone],
  )
  await asStack(database)
  const { optOutPath } = await import('@/lib/links/code.server')
  return optOutPath(Number(rows[0]?.id))
}

test('an opt-out line leads to a page on which one press is enough', async ({ page, browser }) => {
  await signIn(page)
  await page.goto('/larkfield/settings/workspace')
  const line = await hydrated(page.getByLabel('Opt-out line'))
  const before = await line.inputValue()
  const save = async (text: string) => {
    await page.getByLabel('Opt-out line').fill(text)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible()
  }
  await save('Reply STOP or open {page}')
  const { rows } = await database.query<{ id: string }>(
    `SELECT c.id FROM campaign c JOIN workspace w ON w.id = c.workspace_id WHERE w.slug = 'larkfield' AND c.name = 'Drift 02 launch'`,
  )
  await page.goto(`/larkfield/campaigns/${rows[0]?.id}`)
  await expect(page.getByText(/Reply STOP or open http\S+\/o\/\w{11}/).first()).toBeAttached()

  await test.step('the person is a stranger to the product', async () => {
    const stranger = await browser.newContext({ baseURL: stack.url })
    const theirs = await stranger.newPage()
    await theirs.goto(await writtenTo())
    await expect(theirs.getByRole('heading')).toHaveText('Stop messages from Larkfield?')
    await theirs.getByRole('button', { name: 'Stop messages' }).press('Enter')
    await expect(theirs.getByRole('heading')).toHaveText('No more messages')
    await theirs.reload()
    await expect(theirs.getByText(`ending in ${phone.slice(-4)} any more`)).toBeVisible()
    await stranger.close()
  })

  await page.goto(`/larkfield/consent/${encodeURIComponent(phone)}`)
  await expect(page.getByText('on the opt-out page').first()).toBeVisible()
  await page.goto('/larkfield/settings/workspace')
  await hydrated(page.getByLabel('Opt-out line'))
  await save(before)
})
