import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What every benchmark measures: a value beside the limit of the same run, so that machines can be compared. */
export interface Measurement {
  name: string
  value: number
  unit: string
  limit: number
  ratio: number
}

const [name, ...rest] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const file = path.join(import.meta.dirname, `${name}.ts`)

if (!name || !/^[a-z0-9-]+$/.test(name) || name === 'index' || !existsSync(file)) {
  const names = readdirSync(import.meta.dirname)
    .filter((entry) => entry.endsWith('.ts') && entry !== 'index.ts')
    .map((entry) => entry.slice(0, -3))
  console.error(`Usage: npm run bench -- NAME, where NAME is one of ${names.join(', ')}.`)
  process.exit(1)
}

const { run } = (await import(pathToFileURL(file).href)) as {
  run: (names: readonly string[]) => Promise<Measurement>
}
console.log(JSON.stringify(await run(rest)))
process.exit(process.exitCode)
