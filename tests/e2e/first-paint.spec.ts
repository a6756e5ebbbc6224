import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { FIRST_PAINT_SCRIPT } from '@/components/ui/first-paint'
import { hydrated, signIn } from '../support/browser'
import { expect, test } from '../support/e2e'

test('a page is laid out in its own letters, and shown with its content', async ({ page }) => {
  // A server that has just started may take longer than a page waits for its letters.
  await expect(async () => {
    await page.goto('/sign-in')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    )
    expect(loaded).toEqual(['MarqueeSans'])
  }).toPass()
})

test('the scripts of every page are compiled beside it', async ({ page }) => {
  const hinted: string[] = []
  page.on('response', async (response) => {
    if (!response.url().includes('/_next/static/')) return
    if ((await response.text().catch(() => '')).startsWith('//# allFunctionsCalledOnLoad\n'))
      hinted.push(response.url())
  })
  await page.goto('/sign-in')
  await expect.poll(() => hinted.length).toBeGreaterThan(1)
})

// The first formatter of a process takes Chromium 20 ms, and a phone four times that, while nothing answers.
test('pages come alive without a formatter of Intl', async ({ page }) => {
  await signIn(page)
  await page.addInitScript(() => {
    const made: string[] = []
    Object.assign(window, { made })
    for (const name of ['NumberFormat', 'DateTimeFormat', 'ListFormat', 'Collator', 'Segmenter'] as const) {
      const Real = Intl[name] as new (...args: unknown[]) => object
      const Watched = class extends Real {
        constructor(...args: unknown[]) {
          super(...args)
          made.push(name)
        }
      }
      Object.assign(Intl, { [name]: Watched })
    }
  })
  for (const path of ['home', 'media']) {
    await page.goto(`/larkfield/${path}`)
    await hydrated(page.getByRole('main').getByRole('link').last())
    expect(await page.evaluate(() => (window as unknown as { made: string[] }).made), path).toEqual([])
  }
})

test('content that takes long is not waited for: what is there is shown', async ({ page, allowedErrors }) => {
  allowedErrors.push(/404/)
  const answer = async (response: ServerResponse) => {
    response.setHeader('content-type', 'text/html')
    response.write(`<!doctype html><html lang="en"><head><title>Slow</title>
      <link rel="expect" href="#page-ready" blocking="render"><link rel="expect" href="#letters" blocking="render">
      <script>${FIRST_PAINT_SCRIPT}</script></head><body><p>Loading</p>`)
    await sleep(3_000)
    response.end('<p id="page-ready">Here</p></body></html>')
  }
  const server = createServer((request, response) => {
    if (request.url === '/') return void answer(response)
    response.statusCode = 404
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await expect(page.getByText('Here')).toBeVisible()
    const painted = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    expect(painted).toBeGreaterThan(350)
    expect(painted).toBeLessThan(2_500)
  } finally {
    server.close()
  }
})
