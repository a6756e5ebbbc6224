import type { Draft, DraftMedium } from './draft'
import {
  advice,
  beingMade,
  blocker,
  type CarrierNames,
  type Finding,
  type Fix,
  type LessFacts,
  type MediumFacts,
  type MessageFacts,
  type PreflightFacts,
  passed,
  type T,
  whereOf,
} from './finding'

const goTo = (label: string): Fix => ({ kind: 'goto', place: 'picture', label })

export function checkMedia(t: T, draft: Draft, facts: PreflightFacts): Finding[] {
  const goto = goTo(t('goto.picture'))
  const held = heldFindings(t, facts.messages)
  const findings = draft.variants.flatMap((variant, index): Finding[] => {
    const where = whereOf(t, draft, variant.name)
    if (variant.media.length === 0)
      return [advice(`picture-none-${variant.name}`, t('media.none', { where }), t('media.noneDetail'), goto)]
    const each = variant.media.flatMap((medium) => checkMedium(t, medium, facts))
    const together = facts.messages[index]
    const blocked = each.some(({ severity }) => severity === 'blocker')
    if (blocked || !together) return each
    const tooMany = checkCount(t, variant.media.length, together, variant.name)
    return [...each, ...(tooMany ?? checkTogether(t, together, where, variant.name))]
  })
  const once = findings.filter((one, index) => findings.findIndex(({ id }) => id === one.id) === index)
  const all = once.length > 0 ? once : [passed('pictures', t('media.passed'), t('media.passedDetail'))]
  return [...all, ...held]
}

/** Says whose limit is the tighter one where it is not the carriers'. */
function heldFindings(t: T, messages: readonly MessageFacts[]): Finding[] {
  const held = messages.flatMap(({ heldBy }) => (heldBy?.mostBytes ? [heldBy] : []))
  const [first] = held
  if (!first) return []
  const { account } = first
  const carriers = carriersInWords(t, [...new Set(held.flatMap((one) => one.carriers))])
  const most = t.bytes(Math.min(...held.map(({ mostBytes }) => mostBytes ?? Number.POSITIVE_INFINITY)))
  return [passed('account-limit', t('media.held', { account, most }), t('media.heldDetail', { carriers }))]
}

/** More media than the account takes in one message. */
function checkCount(t: T, count: number, { heldBy }: MessageFacts, name: string): Finding[] | null {
  const most = heldBy?.mostMedia ?? null
  if (!heldBy || most === null || count <= most) return null
  const title = t('media.tooMany', { account: heldBy.account, most })
  return [blocker(`together-${name}`, title, t('media.tooManyDetail'), goTo(t('goto.picture')))]
}

function checkMedium(t: T, { assetId, altText }: DraftMedium, { media }: PreflightFacts): Finding[] {
  const goto = goTo(t('goto.picture'))
  const medium = media[assetId]
  if (!medium) return [blocker(`picture-gone-${assetId}`, t('media.gone'), t('media.goneDetail'), goto)]
  const { name, kind, status } = medium
  if (status === 'failed') {
    const detail = t(`media.failedDetail.${kind}`)
    return [blocker(`picture-failed-${assetId}`, t('media.failed', { name }), detail, goto)]
  }
  if (status === 'processing' || medium.missing.length > 0)
    return [blocker(`${beingMade}-${assetId}`, t('media.busy', { name }), t('media.busyDetail'))]
  return looks(t, assetId, altText, medium)
}

function looks(t: T, assetId: string, altText: string, medium: MediumFacts): Finding[] {
  const findings: Finding[] = []
  const { name, kind } = medium
  if (!altText.trim() && !medium.altText.trim() && kind !== 'document') {
    const detail = kind === 'audio' ? t('media.cannotHear') : t('media.cannotSee')
    findings.push(advice(`alt-${assetId}`, t('media.noText', { name }), detail, goTo(t('goto.writeIt'))))
  }
  if (!medium.portrait && kind !== 'audio' && kind !== 'document') {
    const detail = t(`media.wideDetail.${kind}`)
    findings.push(advice(`portrait-${assetId}`, t('media.wide', { name }), detail, goTo(t('goto.picture'))))
  }
  return findings
}

/** How the media of one message fare together: they share what its carrier takes. */
function checkTogether(
  t: T,
  { media, waiting, tooMuch, less, poor, heldBy }: MessageFacts,
  where: string,
  name: string,
): Finding[] {
  if (tooMuch.length > 0) {
    const whole = heldBy?.mostBytes ?? null
    const carriers = heldBy && whole !== null ? heldBy.account : carriersInWords(t, tooMuch)
    const detail =
      media > 1 ? t('media.tooMuchTogether', { carriers }) : t('media.tooMuchBeside', { carriers })
    return [blocker(`together-${name}`, t('media.tooMuch', { where }), detail, goTo(t('goto.picture')))]
  }
  if (waiting)
    return [blocker(`${beingMade}-together-${name}`, t('media.fitting', { where }), t('media.fittingDetail'))]
  return [...less.map((one) => lessFinding(t, one)), ...poor.map((one) => poorFinding(t, one, media))]
}

/** All others last: "AT&T and other carriers". */
function carriersInWords(t: T, carriers: CarrierNames): string {
  const named = carriers.filter((one) => one !== null)
  return t.list(carriers.includes(null) ? [...named, t('media.otherCarriers')] : named)
}

function lessFinding(t: T, { assetId, name, how, carriers: names, account }: LessFacts): Finding {
  const carriers = carriersInWords(t, names)
  if (how === 'animation') {
    const detail = account ? t('media.noClips', { account }) : t('media.noClipFits')
    return advice(
      `less-${how}-${assetId}`,
      t('media.asGif', { name, carriers }),
      detail,
      goTo(t('goto.look')),
    )
  }
  const title =
    how === 'still' ? t('media.still', { name, carriers }) : t('media.leftOut', { name, carriers })
  return advice(`less-${how}-${assetId}`, title, t('media.lessDetail'), goTo(t('goto.look')))
}

function poorFinding(
  t: T,
  { assetId, name, carriers }: MessageFacts['poor'][number],
  media: number,
): Finding {
  return advice(
    `picture-poor-${assetId}`,
    t('media.poor', { name, carriers: carriersInWords(t, carriers) }),
    media > 1 ? t('media.poorTogether') : t('media.poorAlone'),
    goTo(t('goto.look')),
  )
}
