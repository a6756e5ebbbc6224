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
  const kind = kindOf(visit.userAgent)
  if (kind === 'machine') return { verdict: 'bot', reason: 'user agent of a machine' }
  if (kind === 'other') return { verdict: 'unknown', reason: 'user agent is not a browser' }
  if (visit.acceptLanguage === '') return { verdict: 'unknown', reason: 'browser without a language' }
  return { verdict: 'human', reason: 'browser' }
}

// One expression of thousands of characters per click would be the dearest part of a redirect; people share few browsers.
type Kind = 'machine' | 'browser' | 'other'
const known = new Map<string, Kind>()
const mostKnown = 5000

function kindOf(userAgent: string): Kind {
  let kind = known.get(userAgent)
  if (kind === undefined) {
    if (known.size >= mostKnown) known.clear()
    kind = isbot(userAgent) ? 'machine' : /mozilla\//i.test(userAgent) ? 'browser' : 'other'
    known.set(userAgent, kind)
  }
  return kind
}
