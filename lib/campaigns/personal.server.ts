import type { Scope } from '../accounts/scope'
import { sendableSql } from '../consent/sendable'
import { PAIRINGS } from '../designs/brand'
import type { DesignSource } from '../designs/document'
import { personalSources } from '../designs/personal/source.server'
import { personalFields, requiredFields, roomOf } from '../designs/personal/words'
import { missingFrom } from '../designs/type.server'
import { type Person, PersonalMedia } from '../messages/personal.server'
import { fieldSql } from '../messages/personal-sql'
import { rungsOf } from '../messages/rungs'
import { pool } from '../platform/db.server'
import { compileAudience } from '../segments/compile'
import type { AudienceRules, AudienceSample } from './audience.server'
import type { PersonalFacts } from './finding'
import type { PreviewFile } from './inspection'
import { previewOf } from './media.server'
import type { ReadyMedium } from './message-media.server'

type Audience = { rules: AudienceRules; now: Date; timeZone: string }

export type PersonalDraft = {
  /** The media, those that are drawn for each person with what they are drawn from. */
  ready: ReadyMedium[][]
  facts: PersonalFacts[]
  /** By person shown: their own file in the place of everybody's, by its address. */
  own: Record<string, PreviewFile>[]
}

/** What of a draft is drawn for each person, for how many, and how it looks for those who are shown. */
export async function personalDraft(
  scope: Scope,
  media: ReadyMedium[][],
  audience: Audience,
  shown: readonly AudienceSample[],
  senderId: string | null,
): Promise<PersonalDraft> {
  const sources = await personalSources(scope, [
    ...new Set(media.flatMap((variant) => variant.map(({ assetId }) => assetId))),
  ])
  if (sources.size === 0) return { ready: media, facts: [], own: shown.map(() => ({})) }
  const ready = media.map((variant) =>
    variant.map((medium) => {
      const personal = sources.get(medium.assetId)
      return personal ? { ...medium, personal } : medium
    }),
  )
  const [facts, own] = await Promise.all([
    Promise.all([...sources].map(([assetId, source]) => factsOf(scope, assetId, source, audience))),
    ownFiles(scope.workspaceId, senderId, ready, shown),
  ])
  return { ready, facts, own }
}

/** The longest values, missing ones and letters that no font has, over everybody who may be written to. */
async function factsOf(
  scope: Scope,
  assetId: string,
  source: DesignSource,
  { rules, now, timeZone }: Audience,
): Promise<PersonalFacts> {
  const fields = personalFields(source.words)
  const required = requiredFields(source.words)
  const nobody = { different: 0, without: 0, empty: 0, long: 0, odd: 0, letters: [] }
  if (rules.include.length === 0) return { assetId, fields, required, ...nobody }
  const params: unknown[] = [scope.workspaceId]
  const where = `c.workspace_id = $1 AND ${sendableSql('c')} AND ${compileAudience(rules, params, now, timeZone)}`
  const value = (field: string) => `coalesce(btrim(${fieldSql(field, 'c')}), '')`
  const any = (list: readonly string[], is: (field: string) => string) =>
    list.length > 0 ? `(${list.map(is).join(' OR ')})` : 'false'
  const lacks = any(required, (field) => `${value(field)} = ''`)
  const optional = fields.filter((field) => !required.includes(field))
  const [counts, odd] = await Promise.all([
    pool().query<Omit<typeof nobody, 'odd' | 'letters'>>(
      `SELECT count(DISTINCT (${fields.map(value).join(', ')})) FILTER (WHERE NOT ${lacks}) AS different,
              count(*) FILTER (WHERE ${lacks}) AS without,
              count(*) FILTER (WHERE NOT ${lacks} AND ${any(optional, (field) => `${value(field)} = ''`)}) AS empty,
              count(*) FILTER (WHERE NOT ${lacks} AND ${any(optional, (field) => `length(${value(field)}) > ${roomOf(source.words, field)}`)}) AS long
       FROM contact c WHERE ${where}`,
      params,
    ),
    pool().query<{ value: string; people: number }>(
      `SELECT value, count(*) AS people FROM contact c CROSS JOIN LATERAL unnest(ARRAY[${optional.map(value).join(', ')}]::text[]) AS value
       WHERE ${where} AND NOT ${lacks} AND value ~ '[^ -\u024f]' GROUP BY 1 ORDER BY 2 DESC LIMIT ${mostOdd}`,
      params,
    ),
  ])
  const face = PAIRINGS[source.brand.pairing].display
  const missing = odd.rows.map((row) => ({ ...row, letters: missingFrom(row.value, face) }))
  const undrawable = missing.filter(({ letters }) => letters.length > 0)
  return {
    assetId,
    fields,
    required,
    ...(counts.rows[0] ?? nobody),
    odd: undrawable.reduce((sum, { people }) => sum + people, 0),
    letters: [...new Set(undrawable.flatMap(({ letters }) => letters))].slice(0, 12),
  }
}

/** Values with letters beyond Latin that are looked at. */
const mostOdd = 2_000

/** The true pictures of the people who are shown, on each carrier. */
async function ownFiles(
  workspaceId: string,
  senderId: string | null,
  ready: ReadyMedium[][],
  shown: readonly AudienceSample[],
): Promise<Record<string, PreviewFile>[]> {
  const variants = ready.map((media) => ({ media, rungs: rungsOf(media) }))
  const personal = PersonalMedia.of(workspaceId, {
    senderId,
    variants: ready.map((media) => ({ name: '', text: '', weight: 1, media })),
  })
  if (!personal) return shown.map(() => ({}))
  const asked = shown.flatMap(({ values }, person) =>
    variants.flatMap(({ rungs }, variant) =>
      rungs.map((rung) => ({ person, variant, rung, contact: values })),
    ),
  )
  const people: Person[] = asked.map(({ variant, rung, contact }, id) => ({
    id,
    variant,
    profileId: rung.profileId,
    contact,
  }))
  const { pieces } = await personal.fill(people, { most: shown.length * ready.length })
  const own: Record<string, PreviewFile>[] = shown.map(() => ({}))
  asked.forEach(({ person, rung }, id) => {
    const found = pieces.of(id, rung)
    if (typeof found === 'string') return
    found.forEach(({ file }, place) => {
      const generic = rung.pieces[place]?.file
      const files = own[person]
      if (!generic || !files || generic.sha256 === file.sha256) return
      files[previewOf(workspaceId, generic).src] = previewOf(workspaceId, file)
    })
  })
  return own
}
