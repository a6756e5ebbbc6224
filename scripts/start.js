// `npm start` and `npm run dev`. Runs before anything is installed: plain JavaScript, Node's own modules.
import { nodeTooOld } from './node-version.js'

const tooOld = nodeTooOld()
if (tooOld) {
  console.error(tooOld)
  process.exit(1)
}
const { launch } = await import('./launch.js')
await launch({ dev: process.argv.includes('--dev') })
