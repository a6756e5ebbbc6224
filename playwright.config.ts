import { defineConfig } from '@playwright/test'
import { findTool, lacking } from './scripts/tools.js'
import { chromiumFlags } from './tests/support/browser'

const chromium = findTool('chromium')
if (!chromium) throw new Error(lacking('chromium'))

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/e2e-setup.ts',
  // One stack for all, two cores: tests side by side would only wait for each other.
  workers: 1,
  timeout: 90_000,
  snapshotPathTemplate: 'tests/e2e/looks/{arg}{ext}',
  // A picture that is not there fails: only --update-snapshots makes one.
  updateSnapshots: 'none',
  // Letters may differ by a shade from one machine to the next; what moves or changes colour is far more.
  expect: { timeout: 15_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01 } },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.E2E_URL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: chromiumFlags,
    },
  },
})
