// `npm test`. Runs before anything is installed: plain JavaScript, Node's own modules.
import { nodeTooOld } from './node-version.js'

const tooOld = nodeTooOld()
if (tooOld) {
  console.error(`${tooOld}\n0 passed, 1 failed`)
  process.exit(1)
}
const { testAll } = await import('./test-all.js')
await testAll(process.argv.slice(2))
