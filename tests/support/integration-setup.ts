import { startTestServer } from './postgres'

/** Once per run, before the first integration test: one PostgreSQL for all of them. */
export default async function setup(): Promise<() => Promise<void>> {
  const { stop } = await startTestServer()
  return stop
}
