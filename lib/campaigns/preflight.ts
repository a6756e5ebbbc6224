import { checkTemplate, type TemplateProblem } from '../messages/content'
import { type Draft, type DraftVariant, destinationOf, textWithLink } from './draft'

/** What the world says about a draft, gathered by the server. Counts are people. */
export type PreflightFacts = {
  /** Whether the audience could be counted; null while counting. */
  audience: { mayBeWritten: number; noConsent: number; optedOut: number; landline: number } | null
  sender: { usable: boolean; reason: string | null } | null
  /** Merge field → how many of the audience have no value. */
  emptyFields: Record<string, number>
  /** Fields that exist: built in and custom. */
  knownFields: readonly string[]
  pictures: Record<string, PictureFacts>
  /** Longest text in UTF-8 bytes after merging a sample, by variant index. */
  textBytes: Record<number, number>
  /** People whose clock says before 8 AM or after 9 PM at departure (47 CFR 64.1200(c)(1)). */
  asleep: number
  brandName: string
  now: number
}

export type PictureFacts = {
  name: string
  status: 'processing' | 'ready' | 'failed'
  altText: string
  /** Profiles of the sender's number type for which no rendition is ready. */
  missing: string[]
  /** Pixels of the smallest rendition, and for how many people it is. */
  portrait: boolean
}

export type Severity = 'blocker' | 'advice' | 'passed'

/** A remedy the composer can apply by itself. */
export type Fix =
  | { kind: 'fallback'; variant: number; field: string; value: string; label: string }
  | {
      kind: 'goto'
      place: 'audience' | 'message' | 'picture' | 'link' | 'sender' | 'schedule'
      label: string
    }
  | { kind: 'link-last'; variant: number; label: string }
  | { kind: 'send-now'; label: string }

export type Finding = {
  id: string
  severity: Severity
  title: string
  detail: string
  people?: number
  fix?: Fix
}

type Check = (draft: Draft, facts: PreflightFacts) => Finding[]

/** Checks a draft the same way in the composer and at launch. Blockers first, then advice, then what passed. */
export function preflight(draft: Draft, facts: PreflightFacts): Finding[] {
  const findings = checks.flatMap((check) => check(draft, facts))
  const order: Severity[] = ['blocker', 'advice', 'passed']
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
}

export function blockersOf(findings: Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'blocker')
}

const checks: Check[] = [
  checkAudience,
  checkSender,
  checkContent,
  checkFields,
  checkPictures,
  checkLink,
  checkSchedule,
  checkHours,
  checkManners,
]

function checkAudience(draft: Draft, { audience }: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'audience', label: 'Choose an audience' }
  if (draft.audience.include.length === 0) {
    return [blocker('audience-missing', 'No audience yet', 'Choose at least one segment to send to.', goto)]
  }
  if (!audience)
    return [
      blocker('audience-counting', 'Counting the audience', 'The send button lights when the count is done.'),
    ]
  if (audience.mayBeWritten === 0) {
    const detail = `Of these people ${audience.noConsent} gave no consent and ${audience.optedOut} opted out.`
    return [blocker('audience-empty', 'Nobody here may be written to', detail, goto)]
  }
  return [
    passed(
      'audience',
      'Consent',
      `${audience.mayBeWritten.toLocaleString('en-US')} people agreed to marketing messages.`,
    ),
  ]
}

function checkSender(draft: Draft, { sender }: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'sender', label: 'Choose a sender' }
  if (!draft.senderId || !sender)
    return [blocker('sender-missing', 'No sender yet', 'Choose the number that people will see.', goto)]
  if (!sender.usable)
    return [
      blocker(
        'sender-unusable',
        'This number cannot send',
        sender.reason ?? 'Its carrier account is switched off.',
        goto,
      ),
    ]
  return [passed('sender', 'Sender', 'The number and its carrier account are ready.')]
}

function checkContent(draft: Draft, facts: PreflightFacts): Finding[] {
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
  if (!variant.text.trim() && !variant.assetId) {
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
  if ((facts.textBytes[index] ?? 0) > 1600) {
    findings.push(
      blocker(
        `long-${index}`,
        `The text${where} is too long`,
        'With names filled in it is over 1,600 bytes, more than was kept free beside the picture.',
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

function checkFields(draft: Draft, facts: PreflightFacts): Finding[] {
  const findings = draft.variants.flatMap((variant, index) =>
    checkTemplate(textWithLink(variant.text, ''), facts.knownFields).flatMap((problem) =>
      fieldFinding(problem, index, facts),
    ),
  )
  if (findings.length > 0) return findings
  return [passed('fields', 'Merge fields', 'Every field has a word for people without one.')]
}

function fieldFinding(problem: TemplateProblem, index: number, facts: PreflightFacts): Finding[] {
  const look: Fix = { kind: 'goto', place: 'message', label: 'Look' }
  if (problem.kind === 'syntax')
    return [blocker(`template-${index}`, 'The text has a mistake', problem.message, look)]
  const field = problem.field ?? ''
  if (problem.kind === 'unknown_field') {
    return [
      blocker(
        `field-${index}-${field}`,
        `There is no field “${field}”`,
        'Everybody would read a gap there.',
        look,
      ),
    ]
  }
  const empty = facts.emptyFields[field] ?? 0
  const fix: Fix = { kind: 'fallback', variant: index, field, value: 'there', label: 'Use “there”' }
  const title =
    empty > 0 ? `${labelOf(field)} is empty for ${people(empty)}` : `${labelOf(field)} has no fallback`
  const detail =
    empty > 0
      ? 'They would read a gap there.'
      : 'Nobody is without one now, but someone may be when it leaves.'
  return [{ ...blocker(`fallback-${index}-${field}`, title, detail, fix), people: empty }]
}

function checkPictures(draft: Draft, facts: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'picture', label: 'Choose a picture' }
  const findings = draft.variants.flatMap((variant): Finding[] => {
    if (!variant.assetId)
      return [
        advice(
          `picture-none-${variant.name}`,
          'No picture',
          'It goes as a message of words alone, at the price of a picture message.',
          goto,
        ),
      ]
    const picture = facts.pictures[variant.assetId]
    if (!picture)
      return [
        blocker(
          `picture-gone-${variant.assetId}`,
          'The picture is gone',
          'It was deleted from the library. Choose another.',
          goto,
        ),
      ]
    return checkPicture(variant.assetId, picture, goto)
  })
  return findings.length > 0
    ? findings
    : [passed('pictures', 'Pictures', 'Every carrier has a copy under its limit.')]
}

function checkPicture(assetId: string, picture: PictureFacts, goto: Fix): Finding[] {
  if (picture.status === 'failed')
    return [
      blocker(
        `picture-failed-${assetId}`,
        `“${picture.name}” cannot be used`,
        'It could not be read. Choose another picture.',
        goto,
      ),
    ]
  if (picture.status === 'processing' || picture.missing.length > 0) {
    return [
      blocker(
        `picture-busy-${assetId}`,
        `“${picture.name}” is still being made`,
        'Copies for the carriers are on their way. This takes seconds.',
      ),
    ]
  }
  const findings: Finding[] = []
  if (!picture.altText.trim())
    findings.push(
      advice(
        `alt-${assetId}`,
        `“${picture.name}” has no text equivalent`,
        'People who cannot see it get nothing.',
        { ...goto, label: 'Write it' },
      ),
    )
  if (!picture.portrait)
    findings.push(
      advice(
        `portrait-${assetId}`,
        `“${picture.name}” is wider than it is tall`,
        'A portrait picture fills a phone; this one will be small.',
        goto,
      ),
    )
  return findings
}

function checkLink(draft: Draft): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'link', label: 'Mend the link' }
  if (!draft.linkUrl.trim()) {
    const hasToken = draft.variants.some((variant) => /\{\{\s*link\s*\}\}/.test(variant.text))
    if (hasToken)
      return [blocker('link-missing', 'The text has a link, but no address', 'Say where it leads.', goto)]
    return [
      advice('link-none', 'No link', 'Without one there is nothing to tap and nothing to measure.', {
        ...goto,
        label: 'Add a link',
      }),
    ]
  }
  const url = destinationOf(draft.linkUrl)
  if (!url)
    return [
      blocker(
        'link-invalid',
        'The link is not an address',
        'It needs the form shop.example/page. Yours was kept as typed.',
        goto,
      ),
    ]
  if (sharedShorteners.has(url.hostname.replace(/^www\./, ''))) {
    return [
      advice(
        'link-shortener',
        'A shared short link',
        'Carriers filter messages with public shorteners. Use the long address; it is shortened under your own name.',
        goto,
      ),
    ]
  }
  return draft.variants.flatMap((variant, index) => {
    const parts = variant.text.trimEnd().split(/\{\{\s*link\s*\}\}/)
    const last = parts.length === 1 || parts.at(-1)?.trim() === ''
    if (last) return index === 0 ? [passed('link', 'Link', 'It leads to a web address and stands last.')] : []
    return [
      advice(
        `link-last-${index}`,
        'No link preview on iPhone',
        'iPhone draws one when the link comes last.',
        { kind: 'link-last', variant: index, label: 'Move link to the end' },
      ),
    ]
  })
}

function checkSchedule(draft: Draft, { now }: PreflightFacts): Finding[] {
  if (draft.schedule.kind === 'now') return []
  if (Date.parse(draft.schedule.at) <= now)
    return [
      blocker('schedule-past', 'The time has passed', 'Choose a later one, or send now.', {
        kind: 'send-now',
        label: 'Send now',
      }),
    ]
  return [passed('schedule', 'Time', 'It is still to come.')]
}

function checkHours(_draft: Draft, { asleep }: PreflightFacts): Finding[] {
  if (asleep === 0) return [passed('hours', 'Hours', 'It is between 8 AM and 9 PM where everybody is.')]
  const fix: Fix = { kind: 'goto', place: 'schedule', label: 'Choose another time' }
  return [
    {
      ...advice(
        'hours',
        'Night for some',
        'Before 8 AM or after 9 PM where they are. Federal rules call these quiet hours.',
        fix,
      ),
      people: asleep,
    },
  ]
}

function checkManners(draft: Draft, { brandName }: PreflightFacts): Finding[] {
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

const sharedShorteners = new Set([
  'bit.ly',
  'tinyurl.com',
  'goo.gl',
  't.co',
  'ow.ly',
  'is.gd',
  'buff.ly',
  'rebrand.ly',
  'cutt.ly',
  't.ly',
  'shorturl.at',
])

function people(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`
}

function labelOf(field: string): string {
  const words = field.replace(/^attributes\./, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function blocker(id: string, title: string, detail: string, fix?: Fix): Finding {
  return { id, severity: 'blocker', title, detail, ...(fix ? { fix } : {}) }
}
function advice(id: string, title: string, detail: string, fix?: Fix): Finding {
  return { id, severity: 'advice', title, detail, ...(fix ? { fix } : {}) }
}
function passed(id: string, title: string, detail: string): Finding {
  return { id, severity: 'passed', title, detail }
}
