import { test as base, expect } from '@playwright/test'

interface Watch {
  /** Console errors that a test provokes on purpose, for example the 404 of a page it asks for. */
  allowedErrors: RegExp[]
  noErrors: undefined
}

/** Playwright's test, which also fails when any page logs an error or throws. */
export const test = base.extend<Watch>({
  allowedErrors: [[], { option: true }],
  noErrors: [
    async ({ context, allowedErrors }, use) => {
      const errors: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => errors.push(String(error.error().stack ?? error.error())))
      await use(undefined)
      const unexpected = errors.filter((text) => !allowedErrors.some((pattern) => pattern.test(text)))
      expect(unexpected, 'errors in the browser console').toEqual([])
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'

/** Where the parts of the running stack are. */
export const stack = {
  get url(): string {
    return required('E2E_URL')
  },
  get simulatorUrl(): string {
    return required('E2E_SIMULATOR_URL')
  },
  get databaseUrl(): string {
    return required('E2E_DATABASE_URL')
  },
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the browser tests with npm test -- e2e`)
  return value
}
