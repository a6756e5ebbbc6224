import { arrangeSlides, type Slide } from '../mms'
import type { MessageContent } from './carrier'

/** What an MMSC carries: the types of OMA's content classes (MMS conformance 1.3) that phones still show, and text itself. */
export const mediaTypes: readonly string[] = [
  'text/plain',
  'image/jpeg',
  'image/png',
  'image/gif',
  'video/mp4',
  'video/3gpp',
  'audio/mp4',
  'audio/amr',
  'audio/mpeg',
  'text/x-vcard',
  'text/calendar',
]

/** The slot of the text that differs from one recipient to the next. */
export const textSlot = 'text'

/** Content as slides, its text a slot. Media bodies are those that were given, so that they can be told by identity. */
export function slidesOf({ media = [] }: MessageContent): Slide[] {
  const arranged = media.map(({ bytes, mime, name, altText, durationMs }) => ({
    contentType: mime,
    name,
    body: bytes,
    ...(altText ? { alt: altText.slice(0, longestAlt) } : {}),
    ...(durationMs ? { durationMs } : {}),
  }))
  return arrangeSlides(arranged, { slot: textSlot })
}

/** Characters of a text equivalent that go along; what screen readers of phones read in one breath. */
const longestAlt = 200
