import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fingerprint } from './fingerprint.js'
import { hint } from './hint.js'
import { pack } from './pack.js'
import { inRoot } from './paths.js'
import { run } from './run.js'
import { Plain } from './say.js'

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package-lock.json',
]
const DIST = process.env.NEXT_DIST_DIR ?? '.next'
const STAMP = `${DIST}/marquee-sources`

/**
 * Builds the web application, unless the last build saw the same sources.
 * @param {NodeJS.ProcessEnv} env the configuration the web process will run with
 * @returns {Promise<boolean>} whether it was built now
 */
export async function build(env) {
  const print = fingerprint(SOURCES, process.version)
  if (isBuiltFrom(print)) return false
  const { code, output } = await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    quiet: true,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) {
    if (/ENOSPC|no space left/i.test(output))
      throw new Plain('The disk is full: the build needs about 500 MB. Free some space, then start again.')
    throw new Plain(
      `The web application could not be built:\n${output.trim().split('\n').slice(-40).join('\n')}`,
    )
  }
  hint(inRoot(DIST))
  await pack(inRoot(DIST, 'static'))
  writeFileSync(inRoot(STAMP), print)
  return true
}

function isBuiltFrom(print) {
  return (
    existsSync(inRoot(DIST, 'BUILD_ID')) &&
    existsSync(inRoot(STAMP)) &&
    readFileSync(inRoot(STAMP), 'utf8') === print
  )
}
