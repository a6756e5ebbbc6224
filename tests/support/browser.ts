import { type Browser, chromium, expect, type Locator, type Page } from '@playwright/test'
import { findTool, lacking } from '@/scripts/tools.js'

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The same letters on every machine.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/** The machine's own Chromium, headless. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findTool('chromium')
  if (!executablePath) throw new Error(lacking('chromium'))
  return chromium.launch({ executablePath, args: chromiumFlags })
}

/** Signs in with the sample account, or another with its password, as a person does. */
export async function signIn(page: Page, url = '', email = 'demo@marquee.test'): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel(/e-?mail/i).fill(email)
  await page.getByLabel(/^password/i).fill('demo-marquee')
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
}

/** Waits until React has taken over an element: what is pressed before that is lost, and people are slower than tests. */
export async function hydrated(element: Locator): Promise<Locator> {
  const taken = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps'))
  await expect.poll(() => element.evaluate(taken), { timeout: 20_000 }).toBe(true)
  return element
}
