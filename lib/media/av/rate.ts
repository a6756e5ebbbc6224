/** Frames per second as a fraction: "30000/1001". */
export type Rate = `${number}/${number}`

export function perSecond(rate: Rate): number {
  const [num = 0, den = 1] = rate.split('/').map(Number)
  return num / den
}

/** Seconds per frame, likewise. */
export const inverse = (rate: Rate) => rate.split('/').reverse().join('/')

/** Rates cameras and editors use, so that a measured one becomes exact. */
const USUAL: readonly Rate[] = ['24000/1001', '24/1', '25/1', '30000/1001', '30/1', '15/1', '12/1', '10/1']
const CLOSE = 0.02

/** A rate as a fraction, no faster than `most`: a faster one is halved until it is, so that motion stays even. */
export function rateOf(measured: number, most: number): Rate {
  let rate = measured
  while (rate > most * 1.01) rate /= 2
  const usual = USUAL.find((known) => Math.abs(perSecond(known) - rate) < CLOSE)
  return usual ?? `${Math.max(100, Math.round(rate * 100))}/100`
}
