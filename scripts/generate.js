import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { fingerprint } from './fingerprint.js'
import { inRoot } from './paths.js'
import { run } from './run.js'
import { complain, Plain } from './say.js'

const GENERATED = 'lib/platform/generated/prisma'
const STAMP = inRoot(GENERATED, 'schema-fingerprint')
const SOURCES = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']

/**
 * Writes the Prisma client from `prisma/schema`, unless the schema is the one it was last written from.
 *
 * Prisma's CLI wants a native schema engine even here, though generating needs only what npm installed. The
 * variable below, set for this one command, gives it a program that does nothing instead of a download. It
 * must never be set for migrations, which would then succeed without doing anything.
 */
export async function generate() {
  const print = fingerprint(SOURCES)
  if (isGeneratedFrom(print)) return false
  const { code, output } = await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    quiet: true,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  if (code !== 0)
    throw new Plain(`The Prisma client could not be generated from prisma/schema:\n${output.trim()}`)
  writeFileSync(STAMP, print)
  return true
}

function isGeneratedFrom(print) {
  try {
    return readFileSync(STAMP, 'utf8') === print
  } catch {
    return false
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  generate().then(
    (wrote) => wrote && console.log('Prisma client generated.'),
    (error) => {
      complain(error)
      process.exitCode = 1
    },
  )
