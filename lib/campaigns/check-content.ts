import { checkTemplate, type TemplateProblem } from '../messages/content'
import { longestText } from '../messages/liquid'
import { sayErrorIn } from '../words/errors'
import { type Draft, type DraftVariant, textWithLink } from './draft'
import {
  advice,
  blocker,
  type Finding,
  type Fix,
  labelOf,
  type PreflightFacts,
  passed,
  type T,
  whereOf,
} from './finding'

export function checkContent(t: T, draft: Draft, facts: PreflightFacts): Finding[] {
  const findings = draft.variants.flatMap((variant, index) =>
    checkVariant(t, variant, index, whereOf(t, draft, variant.name), facts),
  )
  return findings.length > 0 ? findings : [passed('content', t('content.passed'), t('content.passedDetail'))]
}

function checkVariant(
  t: T,
  variant: DraftVariant,
  index: number,
  where: string,
  facts: PreflightFacts,
): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'message', label: t('goto.write') }
  if (!variant.text.trim() && variant.media.length === 0)
    return [blocker(`content-${index}`, t('content.nothing', { where }), t('content.nothingDetail'), goto)]
  const findings: Finding[] = []
  if (!variant.text.trim())
    findings.push(advice(`text-${index}`, t('content.noWords', { where }), t('content.noWordsDetail'), goto))
  if ((facts.textBytes[index] ?? 0) > longestText) {
    const detail = t('content.tooLongDetail', { most: longestText })
    findings.push(blocker(`long-${index}`, t('content.tooLong', { where }), detail, goto))
  } else if ([...variant.text].length > 500) {
    findings.push(advice(`wordy-${index}`, t('content.wordy', { where }), t('content.wordyDetail'), goto))
  }
  return findings
}

export function checkFields(t: T, draft: Draft, facts: PreflightFacts): Finding[] {
  const findings = draft.variants.flatMap((variant, index) =>
    checkTemplate(textWithLink(variant.text, ''), facts.knownFields).flatMap((problem) =>
      fieldFinding(t, problem, index, facts, whereOf(t, draft, variant.name)),
    ),
  )
  if (findings.length > 0) return findings
  return [passed('fields', t('fields.passed'), t('fields.passedDetail'))]
}

function fieldFinding(
  t: T,
  problem: TemplateProblem,
  index: number,
  facts: PreflightFacts,
  where: string,
): Finding[] {
  const look: Fix = { kind: 'goto', place: 'message', label: t('goto.look') }
  if (problem.kind === 'syntax') {
    const { sentence, values } = problem.mistake
    const detail = sayErrorIn(t.locale)(sentence, values)
    return [blocker(`template-${index}`, t('fields.mistake', { where }), detail, look)]
  }
  const { field } = problem
  if (problem.kind === 'unknown_field') {
    const title = where ? t('fields.unknownIn', { field, where }) : t('fields.unknown', { field })
    return [blocker(`field-${index}-${field}`, title, t('fields.unknownDetail'), look)]
  }
  const empty = facts.emptyFields[field] ?? 0
  const word = t('goto.fallback')
  const fix: Fix = {
    kind: 'fallback',
    variant: index,
    field,
    value: word,
    label: t('goto.useFallback', { word }),
  }
  const label = labelOf(t, field)
  const found =
    empty > 0
      ? [t('fields.empty', { field: label, where, people: empty }), t('fields.emptyDetail')]
      : [t('fields.noFallback', { field: label, where }), t('fields.noFallbackDetail')]
  const [title = '', detail = ''] = found
  return [{ ...blocker(`fallback-${index}-${field}`, title, detail, fix), people: empty }]
}

export function checkManners(t: T, draft: Draft, { brandName }: PreflightFacts): Finding[] {
  const findings: Finding[] = []
  if (!brandName.trim()) findings.push(blocker('brand', t('manners.noBrand'), t('manners.noBrandDetail')))
  const look: Fix = { kind: 'goto', place: 'message', label: t('goto.look') }
  for (const variant of draft.variants) {
    const letters = variant.text.replace(/\{\{.*?\}\}/g, '').replace(/[^a-z]/gi, '')
    if (letters.length > 20 && letters === letters.toUpperCase())
      findings.push(
        advice(`shouting-${variant.name}`, t('manners.shouting'), t('manners.shoutingDetail'), look),
      )
  }
  return findings.length > 0 ? findings : [passed('manners', t('manners.passed'), t('manners.passedDetail'))]
}
