import { isbot } from 'isbot'

export type Verdict = 'human' | 'bot' | 'unknown'

export type Visit = {
  method: string
  userAgent: string
  /** Values of the Purpose, Sec-Purpose and X-Moz headers, joined. */
  purpose: string
  acceptLanguage: string
}

/**
 * Tells people from machines that open links: previews of messengers, scanners, prefetch. Machines are labelled, never dropped,
 * so that a wrong label can be seen and counted again. The reason is kept with the click.
 */
export function judge(visit: Visit): { verdict: Verdict; reason: string } {
  if (visit.method === 'HEAD') return { verdict: 'bot', reason: 'asked for headers only' }
  if (/prefetch|prerender|preview/i.test(visit.purpose)) return { verdict: 'bot', reason: 'prefetch' }
  if (visit.userAgent === '') return { verdict: 'unknown', reason: 'no user agent' }
  if (isMachine(visit.userAgent)) return { verdict: 'bot', reason: 'user agent of a machine' }
  if (!/mozilla\//i.test(visit.userAgent))
    return { verdict: 'unknown', reason: 'user agent is not a browser' }
  if (visit.acceptLanguage === '') return { verdict: 'unknown', reason: 'browser without a language' }
  return { verdict: 'human', reason: 'browser' }
}

// One expression of thousands of characters per click would be the dearest part of a redirect; people share few browsers.
const judged = new Map<string, boolean>()
const mostJudged = 5000

function isMachine(userAgent: string): boolean {
  let machine = judged.get(userAgent)
  if (machine === undefined) {
    if (judged.size >= mostJudged) judged.clear()
    machine = isbot(userAgent)
    judged.set(userAgent, machine)
  }
  return machine
}
