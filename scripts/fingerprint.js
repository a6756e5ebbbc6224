import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './paths.js'

/** Files below `path` (a file or a folder) in a stable order; a missing path has none. */
function filesBelow(path) {
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
