import { fuzz } from './mms'

/** `npm run fuzz -- [COUNT] [SEED]`: a million inputs unless told; the seed makes a failure repeatable. */
const [count = 1_000_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const CHUNK = 50_000

let slowestMs = 0
let refused = 0
for (let done = 0; done < count; done += CHUNK) {
  const result = fuzz(Math.min(CHUNK, count - done), seed + done)
  slowestMs = Math.max(slowestMs, result.slowestMs)
  refused += result.refused
}
console.log(
  JSON.stringify({ name: 'fuzz', runs: count, seed, refused, slowestMs: Number(slowestMs.toFixed(1)) }),
)
