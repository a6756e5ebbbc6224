const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Waits between attempts, in ms: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#deliverability-and-reliability */
const waits = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const

/** After this many attempts a delivery has failed. */
export const mostAttempts = waits.length + 1

/**
 * Milliseconds until the next attempt after `attempts` that failed, or null when that was the last. Up to a tenth is added by
 * `chance` (0 to 1), so that what failed together does not come back together. `askedMs`: what the endpoint asked to wait.
 */
export function waitAfter(attempts: number, chance: number, askedMs = 0): number | null {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : Math.max(Math.round(wait * (1 + chance / 10)), askedMs)
}

/** ms for which an endpoint that goes on failing is left alone between two tries of whatever is due. */
const restMs = 15 * second

/** ms for which nothing at all is sent to an endpoint that failed just now: what it asked for, or a rest when it failed before too. */
export function holdAfter(failedBefore: boolean, askedMs = 0): number {
  return Math.max(failedBefore ? restMs : 0, askedMs)
}

/** An endpoint to which nothing came through for this long (ms) is switched off. */
const patienceMs = 3 * 24 * hour

/**
 * ms without an attempt after which the three days begin anew: longer than any wait between two, so that nobody is given up for one
 * attempt after days in which there was nothing to tell.
 */
export const silenceMs = 30 * hour

export function isGivenUp(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= patienceMs
}

/** ms for which a secret that was replaced signs too. */
export const oldSecretMs = 24 * hour

/** Days for which deliveries are kept. */
export const keptDays = 30
