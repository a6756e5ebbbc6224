/** Something that waits for a person. `room` is the address inside the workspace. */
export type Attention = {
  kind: 'account' | 'campaign' | 'webhook' | 'draft' | 'media' | 'import' | 'unknown' | 'opt_outs'
  tone: 'block' | 'warn'
  title: string
  detail: string
  room: string
  verb: string
}

/** Blockers first; otherwise as found. */
export function byUrgency(a: Attention, b: Attention): number {
  return Number(b.tone === 'block') - Number(a.tone === 'block')
}

/** Whether a day's count is beyond what chance makes of the usual one: three standard deviations of a Poisson count, and not a handful. */
export function isUnusual(count: number, usual: number): boolean {
  return count >= 5 && count > usual + 3 * Math.sqrt(Math.max(usual, 1))
}
