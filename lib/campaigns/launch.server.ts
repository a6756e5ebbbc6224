import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { numberLinks } from '../links/rewrite'
import type { Frozen, FrozenMedium } from '../messages/frozen'
import { isLess } from '../messages/rungs'
import { config } from '../platform/config.server'
import { transaction } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { enqueue } from '../platform/queue.server'
import type { Locale } from '../words/languages'
import { noteEvent } from './control.server'
import { destinationOf, textWithLink } from './draft'
import { keepsHours } from './hours'
import { type Inspected, inspectDraft } from './inspect.server'
import type { ReadyMedium } from './message-media.server'
import { blockersOf } from './preflight'
import { holdSeconds } from './state'

export type Launched = {
  status: 'holding' | 'scheduled'
  holdUntil: Date | null
  sendAt: Date | null
  people: number
}

/**
 * Launches a draft as it was reviewed: checks it once more, freezes its content, and holds it for 30 seconds (or until its time).
 * `revision` is the one the marketer saw; anything saved since makes this a conflict, so nothing unseen can leave.
 * @throws AppError('conflict') naming the first blocker, or that the draft has moved on. Nothing was sent then.
 */
export async function launchCampaign(
  scope: Scope,
  input: { id: string; revision: number },
  { now = new Date(), locale }: { now?: Date; locale?: Locale } = {},
): Promise<Launched> {
  allow(scope, 'campaigns.send')
  const inspected = await inspectDraft(scope, input.id, { now, ...(locale ? { locale } : {}) })
  const blocker = blockersOf(inspected.inspection.findings)[0]
  if (blocker) {
    const { title, detail } = blocker
    throw new AppError('conflict', 'Not sent: {title}. {detail}', { values: { title, detail } })
  }
  const frozen = freeze(inspected)
  const { schedule } = inspected.draft
  const sendAt = schedule.kind === 'at' ? new Date(schedule.at) : null
  const holdUntil = sendAt ? null : new Date(now.getTime() + holdSeconds * 1000)
  const status = sendAt ? 'scheduled' : 'holding'
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE campaign SET status = $4, frozen = $5, send_at = $6, hold_until = $7, launched_by_id = $8, updated_at = now()
       WHERE workspace_id = $1 AND id = $2 AND revision = $3 AND status = 'draft' AND deleted_at IS NULL`,
      [
        scope.workspaceId,
        input.id,
        input.revision,
        status,
        JSON.stringify(frozen),
        sendAt,
        holdUntil,
        scope.actor.id,
      ],
    )
    if (rowCount === 0)
      throw new AppError(
        'conflict',
        'Not sent: the draft changed since you reviewed it. Look at it once more.',
      )
    await sql.query(
      `INSERT INTO link (workspace_id, campaign_id, number, url)
       SELECT $1, $2, l.number, l.url FROM jsonb_to_recordset($3::jsonb) AS l (number int, url text)`,
      [scope.workspaceId, input.id, JSON.stringify(frozen.links)],
    )
    const people = inspected.inspection.audience?.mayBeWritten ?? 0
    await noteEvent(sql, scope, input.id, 'launch', { people, sendAt, holdUntil })
    await auditSql(sql, scope, {
      action: 'campaign.launched',
      subjectType: 'campaign',
      subjectId: input.id,
      data: { people },
    })
  })
  const job = { workspaceId: scope.workspaceId, campaignId: input.id }
  await enqueue('campaigns.prepare', job, Math.max(0, (sendAt ?? holdUntil ?? now).getTime() - now.getTime()))
  return { status, holdUntil, sendAt, people: inspected.inspection.audience?.mayBeWritten ?? 0 }
}

/** Everything the messages are made of, so that later edits of segments, pictures or settings change nothing. */
export function freeze({ draft, rules, sender, brand, media }: Inspected): Frozen {
  if (!sender) throw new AppError('conflict', 'Not sent: no sender is chosen.')
  const url = destinationOf(draft.linkUrl)?.href ?? ''
  const texts = draft.variants.map((variant) => textWithLink(variant.text, url))
  const { media: numbered, links } = linkWholes(media, numberLinks(texts))
  return {
    senderId: sender.id,
    numberType: sender.type,
    brandName: brand.brandName,
    optOutLine: brand.optOutLine,
    linkBase: `${config().linkUrl}/l/`,
    variants: draft.variants.map(({ name, weight }, index) => ({
      name,
      text: texts[index] ?? '',
      weight,
      media: numbered[index] ?? [],
    })),
    links,
    audience: rules,
    keepHours: keepsHours(draft, sender),
  }
}

/** Most links of a campaign: their codes hold four bits of number. */
const mostLinks = 16

/** Gives a link to everything of which some people get less than the whole. */
function linkWholes(
  media: ReadyMedium[][],
  links: Frozen['links'],
): { media: FrozenMedium[][]; links: Frozen['links'] } {
  const all = [...links]
  const numberOf = (url: string): number | null => {
    const known = all.find((link) => link.url === url)
    if (known) return known.number
    if (all.length >= mostLinks) return null
    all.push({ number: all.length, url })
    return all.length - 1
  }
  const numbered = media.map((variant) =>
    variant.map(({ whole, ...medium }) => {
      const wanted = Object.values(medium.renditions).some((file) => isLess(medium.kind, file))
      return wanted && whole ? { ...medium, link: numberOf(whole) } : medium
    }),
  )
  return { media: numbered, links: all }
}
