import type { Draft } from './draft'
import {
  advice,
  blocker,
  type Finding,
  type Fix,
  labelOf,
  type PersonalFacts,
  type PreflightFacts,
  passed,
  people,
} from './finding'

const goto: Fix = { kind: 'goto', place: 'picture', label: 'Look' }

/** Pictures that are drawn for each person: what they ask for is there, can be drawn, and how long it takes. */
export function checkPersonal(draft: Draft, facts: PreflightFacts): Finding[] {
  const used = new Set(draft.variants.flatMap(({ media }) => media.map(({ assetId }) => assetId)))
  return (facts.personal ?? [])
    .filter(({ assetId }) => used.has(assetId))
    .flatMap((one) => checkOne(one, facts))
}

function checkOne(one: PersonalFacts, { knownFields, media, audience }: PreflightFacts): Finding[] {
  const name = media[one.assetId]?.name ?? 'The picture'
  const unknown = one.fields.filter((field) => !knownFields.includes(field))
  if (unknown.length > 0)
    return [
      blocker(
        `personal-field-${one.assetId}`,
        `“${name}” names a field that does not exist`,
        `There is no “${unknown.join('”, “')}”. Open its design and choose another.`,
        goto,
      ),
    ]
  const reached = (audience?.mayBeWritten ?? 0) - one.without
  if (audience && audience.mayBeWritten > 0 && reached <= 0)
    return [
      blocker(
        `personal-nobody-${one.assetId}`,
        `Nobody has what “${name}” needs`,
        `It needs ${inWords(one.required)}, which nobody of the audience has.`,
        goto,
      ),
    ]
  return [...remarks(one, name), made(one)]
}

function remarks(one: PersonalFacts, name: string): Finding[] {
  const findings: Finding[] = []
  if (one.without > 0)
    findings.push({
      ...advice(
        `personal-without-${one.assetId}`,
        `${people(one.without)} will not get “${name}”`,
        `They have no ${inWords(one.required)}, and nothing can stand in its place.`,
        goto,
      ),
      people: one.without,
    })
  const fallen = [
    one.empty > 0 ? `${people(one.empty)} ${have(one.empty)} no value` : '',
    one.long > 0 ? `${people(one.long)} ${have(one.long)} one too long for its place` : '',
    one.odd > 0
      ? `${people(one.odd)} ${have(one.odd)} letters that cannot be drawn (${one.letters.join(' ')})`
      : '',
  ].filter(Boolean)
  if (fallen.length > 0)
    findings.push({
      ...advice(
        `personal-default-${one.assetId}`,
        `${people(one.empty + one.long + one.odd)} get the default words`,
        `“${name}” is drawn for each ${inWords(one.fields)}. ${fallen.join('; ')}.`,
        goto,
      ),
      people: one.empty + one.long + one.odd,
    })
  return findings
}

/** Personal pictures that one worker draws in a second, on a slow machine. */
const perSecond = 25

function made({ assetId, different, fields }: PersonalFacts): Finding {
  const seconds = Math.ceil(different / perSecond)
  const time =
    seconds < 90 ? 'about a minute' : `about ${Math.round(seconds / 60).toLocaleString('en-US')} minutes`
  return passed(
    `personal-${assetId}`,
    `${different.toLocaleString('en-US')} different pictures`,
    `One for each ${inWords(fields)}. They are drawn ahead of the messages, in ${time}.`,
  )
}

const have = (count: number) => (count === 1 ? 'has' : 'have')

const inWords = (fields: readonly string[]) =>
  new Intl.ListFormat('en-US').format(fields.map((field) => labelOf(field).toLowerCase()))
