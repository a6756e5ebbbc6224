import { existsSync, watch } from 'node:fs'
import { inRoot } from './paths.js'
import { complain } from './say.js'

const SETTLE_MS = 1000

/**
 * Calls `react` once after changes to the files or folders have settled; never twice at a time.
 * @param {string[]} paths relative to the project
 * @param {() => unknown} react
 */
export function onChange(paths, react) {
  let timer
  let last = Promise.resolve()
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(react).catch(complain)
    }, SETTLE_MS)
  }
  for (const path of paths.map((name) => inRoot(name)).filter(existsSync))
    watch(path, { recursive: true }, (_event, file) => {
      if (!file || /\.(ts|tsx|js|json|prisma)$/.test(file)) soon()
    })
}
