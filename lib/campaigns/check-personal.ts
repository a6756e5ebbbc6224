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
  type T,
} from './finding'

/** Pictures that are drawn for each person: what they ask for is there, can be drawn, and how long it takes. */
export function checkPersonal(t: T, draft: Draft, facts: PreflightFacts): Finding[] {
  const used = new Set(draft.variants.flatMap(({ media }) => media.map(({ assetId }) => assetId)))
  return (facts.personal ?? [])
    .filter(({ assetId }) => used.has(assetId))
    .flatMap((one) => checkOne(t, one, facts))
}

const look = (t: T): Fix => ({ kind: 'goto', place: 'picture', label: t('goto.look') })

function checkOne(t: T, one: PersonalFacts, { knownFields, media, audience }: PreflightFacts): Finding[] {
  const name = media[one.assetId]?.name ?? t('personal.thePicture')
  const unknown = one.fields.filter((field) => !knownFields.includes(field))
  if (unknown.length > 0) {
    const detail = t('personal.unknownDetail', {
      fields: t.list(
        unknown.map((field) => `“${field}”`),
        'or',
      ),
    })
    return [blocker(`personal-field-${one.assetId}`, t('personal.unknown', { name }), detail, look(t))]
  }
  const reached = (audience?.mayBeWritten ?? 0) - one.without
  if (audience && audience.mayBeWritten > 0 && reached <= 0) {
    const detail = t('personal.nobodyDetail', { fields: inWords(t, one.required) })
    return [blocker(`personal-nobody-${one.assetId}`, t('personal.nobody', { name }), detail, look(t))]
  }
  return [...remarks(t, one, name), made(t, one)]
}

function remarks(t: T, one: PersonalFacts, name: string): Finding[] {
  const findings: Finding[] = []
  if (one.without > 0) {
    const title = t('personal.without', { people: one.without, name })
    const detail = t('personal.withoutDetail', { fields: inWords(t, one.required) })
    const found = advice(`personal-without-${one.assetId}`, title, detail, look(t))
    findings.push({ ...found, people: one.without })
  }
  const fallen = one.empty + one.long + one.odd
  if (fallen > 0) {
    const why = [
      one.empty > 0 ? t('personal.empty', { people: one.empty }) : '',
      one.long > 0 ? t('personal.long', { people: one.long }) : '',
      one.odd > 0 ? t('personal.odd', { people: one.odd, letters: one.letters.join(' ') }) : '',
    ].filter(Boolean)
    const detail = t('personal.fallenDetail', { name, fields: inWords(t, one.fields), why: why.join('; ') })
    const title = t('personal.fallen', { people: fallen })
    findings.push({
      ...advice(`personal-default-${one.assetId}`, title, detail, look(t)),
      people: fallen,
    })
  }
  return findings
}

/** Personal pictures that one worker draws in a second, on a slow machine. */
const perSecond = 25

function made(t: T, { assetId, different, fields: keys }: PersonalFacts): Finding {
  const seconds = Math.ceil(different / perSecond)
  const fields = inWords(t, keys)
  return passed(
    `personal-${assetId}`,
    t('personal.different', { pictures: different }),
    seconds < 90
      ? t('personal.aboutAMinute', { fields })
      : t('personal.aboutMinutes', { fields, minutes: Math.round(seconds / 60) }),
  )
}

const inWords = (t: T, fields: readonly string[]) =>
  t.list(fields.map((field) => labelOf(t, field).toLowerCase()))
