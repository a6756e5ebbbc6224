import { writeFileSync } from 'node:fs'
import { inData } from '@/scripts/paths.js'
import { startStack } from './stack'

/** Once per run, before the first browser test: the built product with the sample workspace. */
export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startStack({ seed: true, environment: { WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' } })
  Object.assign(process.env, {
    E2E_URL: stack.url,
    E2E_SIMULATOR_URL: stack.simulatorUrl,
    E2E_DATABASE_URL: stack.databaseUrl,
  })
  return async () => {
    writeFileSync(inData('test', 'e2e-stack.log'), `${stack.log()}\n`)
    await stack.stop()
  }
}
