import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inData, inRoot } from './paths.js'

/** Files below `path` (a file or a folder) in a stable order; a missing path has none. */
export function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => filesBelow(join(path, name)))
}

/** One hash over the names and contents of everything below the given paths (relative to the project). */
export function fingerprint(paths, ...extra) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesBelow(inRoot(path)))
      hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  for (const text of extra) hash.update(String(text)).update('\0')
  return hash.digest('hex')
}

const stampFile = (name) => inData('stamps', name)

/** True when the last finished run of `name` saw the same fingerprint. */
export function isFresh(name, print) {
  try {
    return readFileSync(stampFile(name), 'utf8') === print
  } catch {
    return false
  }
}

export function stamp(name, print) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), print)
}
