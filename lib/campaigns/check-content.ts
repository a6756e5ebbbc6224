import { checkTemplate, type TemplateProblem } from '../messages/content'
import { longestText } from '../messages/liquid'
import { type Draft, type DraftVariant, textWithLink } from './draft'
import {
  advice,
  blocker,
  type Finding,
  type Fix,
  labelOf,
  type PreflightFacts,
  passed,
  people,
} from './finding'

export function checkContent(draft: Draft, facts: PreflightFacts): Finding[] {
  const findings = draft.variants.flatMap((variant, index) =>
    checkVariant(variant, index, draft.variants.length, facts),
  )
  return findings.length > 0
    ? findings
    : [passed('content', 'Message', 'Every variant has something to say and fits in a message.')]
}

function checkVariant(variant: DraftVariant, index: number, of: number, facts: PreflightFacts): Finding[] {
  const where = of > 1 ? ` in variant ${variant.name}` : ''
  const goto: Fix = { kind: 'goto', place: 'message', label: 'Write' }
  if (!variant.text.trim() && variant.media.length === 0) {
    return [blocker(`content-${index}`, `Nothing to send${where}`, 'Write a text or choose a picture.', goto)]
  }
  const findings: Finding[] = []
  if (!variant.text.trim())
    findings.push(
      advice(
        `text-${index}`,
        `No words${where}`,
        'People who cannot see the picture get only your name and how to opt out.',
        goto,
      ),
    )
  if ((facts.textBytes[index] ?? 0) > longestText) {
    findings.push(
      blocker(
        `long-${index}`,
        `The text${where} is too long`,
        `With fields filled in it can grow past ${longestText.toLocaleString('en-US')} characters.`,
        goto,
      ),
    )
  } else if ([...variant.text].length > 500) {
    findings.push(
      advice(
        `wordy-${index}`,
        `A long text${where}`,
        'Messages under 500 characters are read to the end more often.',
        goto,
      ),
    )
  }
  return findings
}

export function checkFields(draft: Draft, facts: PreflightFacts): Finding[] {
  const findings = draft.variants.flatMap((variant, index) =>
    checkTemplate(textWithLink(variant.text, ''), facts.knownFields).flatMap((problem) =>
      fieldFinding(problem, index, facts, draft.variants.length > 1 ? ` in variant ${variant.name}` : ''),
    ),
  )
  if (findings.length > 0) return findings
  return [passed('fields', 'Merge fields', 'Every field has a word for people without one.')]
}

function fieldFinding(
  problem: TemplateProblem,
  index: number,
  facts: PreflightFacts,
  where: string,
): Finding[] {
  const look: Fix = { kind: 'goto', place: 'message', label: 'Look' }
  if (problem.kind === 'syntax')
    return [blocker(`template-${index}`, `The text${where} has a mistake`, problem.message, look)]
  const field = problem.field ?? ''
  if (problem.kind === 'unknown_field') {
    return [
      blocker(
        `field-${index}-${field}`,
        `There is no field “${field}”${where && `, used${where}`}`,
        'Everybody would read a gap there.',
        look,
      ),
    ]
  }
  const empty = facts.emptyFields[field] ?? 0
  const fix: Fix = { kind: 'fallback', variant: index, field, value: 'there', label: 'Use “there”' }
  const title =
    empty > 0
      ? `${labelOf(field)}${where} is empty for ${people(empty)}`
      : `${labelOf(field)} has no fallback${where}`
  const detail =
    empty > 0
      ? 'They would read a gap there.'
      : 'Nobody is without one now, but someone may be when it leaves.'
  return [{ ...blocker(`fallback-${index}-${field}`, title, detail, fix), people: empty }]
}

export function checkManners(draft: Draft, { brandName }: PreflightFacts): Finding[] {
  const findings: Finding[] = []
  if (!brandName.trim())
    findings.push(
      blocker(
        'brand',
        'No brand name',
        'Every message must say who it is from. An owner sets it in Settings.',
      ),
    )
  for (const variant of draft.variants) {
    const letters = variant.text.replace(/\{\{.*?\}\}/g, '').replace(/[^a-z]/gi, '')
    if (letters.length > 20 && letters === letters.toUpperCase()) {
      findings.push(
        advice(
          `shouting-${variant.name}`,
          'All capitals',
          'Carriers’ spam filters and people both dislike it.',
          { kind: 'goto', place: 'message', label: 'Look' },
        ),
      )
    }
  }
  return findings.length > 0
    ? findings
    : [passed('manners', 'Who and how to stop', 'Your name and the opt-out line are in every message.')]
}
