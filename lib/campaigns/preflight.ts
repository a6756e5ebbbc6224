import { checkAudience, checkSchedule, checkSender } from './check-audience'
import { checkContent, checkFields, checkManners } from './check-content'
import { checkHours } from './check-hours'
import { checkLink } from './check-link'
import { checkMedia } from './check-media'
import { checkPersonal } from './check-personal'
import type { Draft } from './draft'
import type { Check, Finding, PreflightFacts, Severity, T } from './finding'

const checks: Check[] = [
  checkAudience,
  checkSender,
  checkContent,
  checkFields,
  checkMedia,
  checkPersonal,
  checkLink,
  checkSchedule,
  checkHours,
  checkManners,
]

/** Checks a draft the same way in the composer and at launch, in the language of `t`. Blockers first, then advice, then what passed. */
export function preflight(t: T, draft: Draft, facts: PreflightFacts): Finding[] {
  const findings = checks.flatMap((check) => check(t, draft, facts))
  const order: Severity[] = ['blocker', 'advice', 'passed']
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
}

export function blockersOf(findings: Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'blocker')
}
