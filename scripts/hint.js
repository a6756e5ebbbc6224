import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const HINT = '//# allFunctionsCalledOnLoad\n'

/**
 * Tells Chromium to compile the scripts of every page (React, Next) whole and beside the page, while they arrive: most of
 * their functions are called at once, and each would be compiled when it is, one by one, before the page answers
 * (V8, "explicit compile hints"). Other browsers read a comment.
 * @param {string} dist folder of the build
 */
export function hint(dist) {
  const { rootMainFiles } = JSON.parse(readFileSync(join(dist, 'build-manifest.json'), 'utf8'))
  for (const name of rootMainFiles) {
    const file = join(dist, name)
    const script = readFileSync(file, 'utf8')
    if (!script.startsWith(HINT)) writeFileSync(file, HINT + script)
  }
}
