import type { Words } from '../words/translate'
import type { RenditionView, Verdict } from './asset'

/** A verdict in a word, and what it means for the people who get it; empty where there is nothing to say. */
export function verdictWords(
  t: Words<'media'>,
  { is, remedy }: Verdict,
  { clip, failure }: Pick<RenditionView, 'clip' | 'failure'>,
): { word: string; why: string } {
  const word = t(`verdict.${is}.word`)
  const meant = meaning(t, is, clip?.frameRate ?? null) ?? failure ?? ''
  return { word, why: remedy ? t('verdict.withRemedy', { meant, remedy: t(`verdict.${remedy}`) }) : meant }
}

function meaning(t: Words<'media'>, is: Verdict['is'], frameRate: number | null): string | null {
  switch (is) {
    case 'failed':
      return null
    case 'pending':
    case 'card':
    case 'plays':
    case 'moves':
    case 'sharp':
      return ''
    case 'jerky':
      return t('verdict.jerky.why', { frames: Math.round(frameRate ?? 0) })
    default:
      return t(`verdict.${is}.why`)
  }
}
