import { withOptOutPage } from '../accounts/opt-out-line'
import { allow, type Scope } from '../accounts/scope'
import { mergeKeys } from '../contacts/fields'
import { optOutLink } from '../links/code'
import { OPT_OUT_PREFIX } from '../links/code.server'
import { compileText, mergeValues } from '../messages/content'
import { config } from '../platform/config.server'
import { pool, prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { wordsIn } from '../words/catalogue'
import { defaultLocale, type Locale } from '../words/languages'
import {
  type AudienceDetails,
  type AudienceRules,
  type AudienceSample,
  audienceDetails,
  audienceRules,
  countAudience,
} from './audience.server'
import { readCampaign } from './campaigns.server'
import { type Draft, destinationOf, textWithLink } from './draft'
import type { PreflightFacts, SenderState } from './finding'
import { departureOf, hoursPreview, keepsHours } from './hours'
import type { AudienceCounts, HoursPreview, Inspection, PreviewPerson } from './inspection'
import { longestTexts } from './longest-text'
import { findMergeFields } from './merge-fields'
import { composeMedia, type MessageMedia, type ReadyMedium } from './message-media.server'
import { personalDraft } from './personal.server'
import { preflight } from './preflight'

export type SenderFacts = SenderState & {
  id: string
  address: string
  type: 'long_code' | 'toll_free' | 'short_code'
  accountId: string
  usable: boolean
  /** It reaches nobody. */
  simulated: boolean
  priceMicros: number
  ratePerSecond: number
}

/** `optOutShown`: the opt-out line as people will read it. */
export type BrandFacts = { brandName: string; optOutLine: string; optOutShown: string; timeZone: string }

/** Everything that is known about a draft: what the composer shows, and what launch freezes. */
export type Inspected = {
  inspection: Inspection
  draft: Draft
  rules: AudienceRules
  sender: SenderFacts | null
  brand: BrandFacts
  /** By variant, in order. */
  media: ReadyMedium[][]
}

/** When it would leave, and the language in which the findings are written. */
type Asked = { now?: Date; locale?: Locale }

/** Checks the saved draft of a campaign against the world. */
export async function inspectDraft(
  scope: Scope,
  campaignId: string,
  { now = new Date(), locale = defaultLocale }: Asked = {},
): Promise<Inspected> {
  allow(scope, 'campaigns.read')
  const { draft } = await readCampaign(scope, campaignId)
  const [rules, sender, brand, definitions] = await Promise.all([
    audienceRules(scope, draft),
    readSender(scope, draft.senderId),
    readBrand(scope),
    prisma().attributeDefinition.findMany({
      where: { workspaceId: scope.workspaceId },
      select: { key: true },
    }),
  ])
  const known = mergeKeys(definitions)
  const fields = usedFields(draft)
  const [counts, details] = await Promise.all([
    rules.include.length > 0 ? countAudience(scope, rules, now, brand.timeZone) : null,
    rules.include.length > 0 ? audienceDetails(scope, rules, fields, now, brand.timeZone) : nobody,
  ])
  const linkBase = `${config().linkUrl}/l/`
  const textBytes = longestTexts(draft, { ...brand, linkBase }, details.longest)
  const media = await composeMedia(scope.workspaceId, draft, sender, textBytes)
  const audience = { rules, now, timeZone: brand.timeZone }
  const personal = await personalDraft(scope, media.ready, audience, details.sample, sender?.id ?? null)
  const people = details.sample.map((person, index) => ({
    ...previewOf(person, draft, brand),
    own: personal.own[index] ?? {},
  }))
  const hours = hoursPreview(
    details.places,
    departureOf(draft, now),
    keepsHours(draft, sender),
    brand.timeZone,
  )
  const facts = {
    ...factsOf({ counts, details, sender, brand, media, known, textBytes, hours, draft, now }),
    personal: personal.facts,
  }
  return {
    draft,
    rules,
    sender,
    brand,
    media: personal.ready,
    inspection: {
      findings: preflight(wordsIn(locale, 'preflight'), draft, facts),
      audience: counts,
      hours,
      priceMicros: sender?.priceMicros ?? null,
      ratePerSecond: sender?.ratePerSecond ?? null,
      people,
      ...media.preview,
    },
  }
}

const nobody: AudienceDetails = { emptyFields: {}, longest: {}, places: [], sample: [] }

function factsOf(known: {
  counts: AudienceCounts | null
  details: AudienceDetails
  sender: SenderFacts | null
  brand: BrandFacts
  media: MessageMedia
  known: string[]
  textBytes: number[]
  hours: HoursPreview
  draft: Draft
  now: Date
}): PreflightFacts {
  return {
    audience: known.counts,
    sender: known.sender,
    emptyFields: known.details.emptyFields,
    knownFields: known.known,
    ...known.media.facts,
    textBytes: known.textBytes,
    hours: known.hours,
    timeZone: known.brand.timeZone,
    brandName: known.brand.brandName,
    now: known.now.getTime(),
  }
}

/** As links will look; nobody gets these. */
const previewLink = (site: string) => (number: number) =>
  number === optOutLink
    ? `${site}${OPT_OUT_PREFIX}${someCode}`
    : `${site}/l/${someCode.slice(number)}${'A'.repeat(number)}`

const someCode = '7Kq2XbM4tZ9'

function previewOf(person: AudienceSample, draft: Draft, brand: BrandFacts): Omit<PreviewPerson, 'own'> {
  const values = mergeValues(person.values)
  const texts = draft.variants.map((variant) => {
    const url = destinationOf(draft.linkUrl)?.href ?? draft.linkUrl
    const links = url ? [{ number: 0, url }] : []
    try {
      const text = textWithLink(variant.text, url)
      return compileText({ text, brandName: brand.brandName, optOutLine: brand.optOutLine, links }).render(
        values,
        previewLink(config().linkUrl),
      )
    } catch (error) {
      // A mistake in the template is a finding; the phone shows the text as it was typed.
      if (error instanceof AppError) return variant.text
      throw error
    }
  })
  return {
    contactId: person.contactId,
    name: person.name,
    place: person.place,
    carrier: person.carrier,
    texts,
  }
}

function usedFields(draft: Draft): string[] {
  return [
    ...new Set(draft.variants.flatMap((variant) => findMergeFields(variant.text).map((spot) => spot.field))),
  ].slice(0, 20)
}

async function readBrand(scope: Scope): Promise<BrandFacts> {
  const brand = await prisma().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: { brandName: true, optOutLine: true, timeZone: true },
  })
  const address = previewLink(config().linkUrl)(optOutLink)
  return { ...brand, optOutShown: withOptOutPage(brand.optOutLine, address) }
}

const senderSql = `SELECT s.id, s.address, s.type, s.account_id AS "accountId", a.price_micros AS "priceMicros", a.rate_per_second AS "ratePerSecond",
       a.adapter = 'simulator' AS simulated,
       s.disabled_at IS NULL AND a.disabled_at IS NULL AND a.halted_at IS NULL AS usable,
       CASE WHEN s.disabled_at IS NOT NULL THEN 'numberOff' WHEN a.disabled_at IS NOT NULL THEN 'accountOff'
            WHEN a.halted_at IS NOT NULL THEN 'halted' ELSE 'usable' END AS state,
       coalesce(a.halt_reason, '') AS halted
FROM sender s JOIN carrier_account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
WHERE s.workspace_id = $1`

async function readSender(scope: Scope, id: string | null): Promise<SenderFacts | null> {
  if (!id) return null
  const { rows } = await pool().query<SenderFacts>(`${senderSql} AND s.id = $2`, [scope.workspaceId, id])
  return rows[0] ?? null
}

/** The numbers a campaign can be sent from, oldest first. */
export async function listSenders(scope: Scope): Promise<SenderFacts[]> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query<SenderFacts>(`${senderSql} ORDER BY s.created_at`, [scope.workspaceId])
  return rows
}
