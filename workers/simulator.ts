import { simulatorSettings } from '@/lib/carriers/simulator/settings.server'
import { startSimulator } from '@/lib/carriers/simulator/simulator.server'
import { log } from '@/lib/platform/log.server'

/** The built-in MMSC and its shelf of phones, as a process of its own: no database, no queue. */
async function main(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: it runs alone, without the product's configuration
  const settings = simulatorSettings(process.env)
  const simulator = await startSimulator(settings)
  log.info({ url: simulator.url, folder: settings.folder }, 'the simulator listens')
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await simulator.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error) => {
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  if (inUse)
    log.fatal('The simulator’s port is in use. Stop the other program or set SIMULATOR_PORT to a free one.')
  else log.fatal({ error }, 'the simulator cannot start')
  process.exit(1)
})
