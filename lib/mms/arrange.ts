import type { Slide, SlideMedia } from './slides'

/** Media of one message, in the order in which it is to be seen. `durationMs` of what plays. */
export type ArrangedMedia = SlideMedia & { durationMs?: number }

/** How long a slide stays, in ms: long enough to read what goes with the text, a moment for a picture alone. */
const TEXT_MS = 10_000
const PICTURE_MS = 5_000

/**
 * Media and text of one message as slides, which handsets of every age show in order: each picture or clip on its own slide; a
 * sound plays with the still picture before it; the text stands with the last thing to look at or hear, so that its link is what
 * stays in view; cards and calendar entries, which people save, come last.
 */
export function arrangeSlides(media: readonly ArrangedMedia[], text: NonNullable<Slide['text']>): Slide[] {
  const slides: Slide[] = []
  for (const { durationMs, ...one } of media.filter((each) => !isCard(each))) {
    const last = slides.at(-1)
    const least = Math.max(durationMs ?? 0, PICTURE_MS)
    if (!isSound(one)) slides.push({ media: one, durationMs: least })
    else if (last?.media && !last.audio && isStill(last.media)) {
      last.audio = one
      last.durationMs = least
    } else slides.push({ audio: one, durationMs: least })
  }
  const last = slides.at(-1)
  if (last) {
    last.text = text
    last.durationMs = Math.max(last.durationMs ?? 0, TEXT_MS)
  } else slides.push({ text, durationMs: TEXT_MS })
  for (const { durationMs: _, ...card } of media.filter(isCard))
    slides.push({ media: card, durationMs: PICTURE_MS })
  return slides
}

const isSound = ({ contentType }: SlideMedia) => contentType.startsWith('audio/')
const isStill = ({ contentType }: SlideMedia) => contentType.startsWith('image/')
const isCard = ({ contentType }: SlideMedia) => /^text\//.test(contentType)
