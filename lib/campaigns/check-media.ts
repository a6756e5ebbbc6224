import type { Draft, DraftMedium } from './draft'
import {
  advice,
  beingMade,
  blocker,
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
  const findings = draft.variants.flatMap((variant, index): Finding[] => {
    const where = whereOf(t, draft, variant.name)
    if (variant.media.length === 0)
      return [advice(`picture-none-${variant.name}`, t('media.none', { where }), t('media.noneDetail'), goto)]
    const each = variant.media.flatMap((medium) => checkMedium(t, medium, facts))
    const together = facts.messages[index]
    const blocked = each.some(({ severity }) => severity === 'blocker')
    return blocked || !together ? each : [...each, ...checkTogether(t, together, where, variant.name)]
  })
  const once = findings.filter((one, index) => findings.findIndex(({ id }) => id === one.id) === index)
  return once.length > 0 ? once : [passed('pictures', t('media.passed'), t('media.passedDetail'))]
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
  { media, waiting, tooMuch, less, poor }: MessageFacts,
  where: string,
  name: string,
): Finding[] {
  if (tooMuch.length > 0) {
    const carriers = t.list(tooMuch)
    const detail =
      media > 1 ? t('media.tooMuchTogether', { carriers }) : t('media.tooMuchBeside', { carriers })
    return [blocker(`together-${name}`, t('media.tooMuch', { where }), detail, goTo(t('goto.picture')))]
  }
  if (waiting)
    return [blocker(`${beingMade}-together-${name}`, t('media.fitting', { where }), t('media.fittingDetail'))]
  return [...less.map((one) => lessFinding(t, one)), ...poor.map((one) => poorFinding(t, one, media))]
}

function lessFinding(t: T, { assetId, name, how, carriers: names }: LessFacts): Finding {
  const carriers = t.list(names)
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
    t('media.poor', { name, carriers: t.list(carriers) }),
    media > 1 ? t('media.poorTogether') : t('media.poorAlone'),
    goTo(t('goto.look')),
  )
}
