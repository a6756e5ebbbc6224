import type { MmsContent, MmsPart } from './content'
import { decodeText, isSmil } from './content'
import { parseContentType } from './mime-header'
import type { ContentTemplate, TextSlot } from './mm7/content'
import { findPart } from './multipart'
import { buildSmil, parseSmil, type SmilSlide } from './smil'

/**
 * Media of a slide: its bytes and what they are. `name` is the file name a phone would save it under; `alt` says what it shows to
 * those who cannot see it.
 */
export type SlideMedia = { contentType: string; name: string; body: Uint8Array; alt?: string }

/** A slide to compose. `text` is fixed, or a slot that is filled per recipient when the message is built. */
export type Slide = {
  media?: SlideMedia
  audio?: SlideMedia
  text?: string | { slot: string }
  durationMs?: number
}

export type ComposeOptions = {
  /** `never` leaves the presentation out (the container becomes multipart/mixed). */
  smil: 'required' | 'optional' | 'never'
  smilReference: 'cid' | 'location'
}

const TEXT_TYPE = 'text/plain; charset=utf-8'
const SMIL_ID = 'smil'

/** Slides as message content: a SMIL part first, then each slide's media, sound and text in order. */
export function composeSlides(slides: readonly Slide[], options: ComposeOptions): ContentTemplate {
  const parts: (MmsPart | TextSlot)[] = []
  const presentation = slides.map((slide, index) => addSlide(parts, slide, index + 1, options))
  if (options.smil === 'never') return { kind: 'mixed', parts }
  const smil: MmsPart = {
    contentType: 'application/smil; charset=utf-8',
    contentId: SMIL_ID,
    location: 'smil.xml',
    body: Buffer.from(buildSmil(presentation)),
  }
  return { kind: 'related', start: SMIL_ID, parts: [smil, ...parts] }
}

function addSlide(
  parts: (MmsPart | TextSlot)[],
  slide: Slide,
  number: number,
  options: ComposeOptions,
): SmilSlide {
  const shown: SmilSlide = slide.durationMs === undefined ? {} : { durationMs: slide.durationMs }
  const reference = (id: string, location: string) =>
    options.smilReference === 'cid' ? `cid:${id}` : location
  const addMedia = (media: SlideMedia, id: string) => {
    parts.push({
      contentType: `${media.contentType}; name="${media.name.replace(/["\\\r\n]/g, '_')}"`,
      contentId: id,
      location: media.name,
      body: media.body,
    })
    return reference(id, media.name)
  }
  if (slide.media) {
    shown[visualKind(slide.media.contentType)] = addMedia(slide.media, `media${number}`)
    if (slide.media.alt) shown.alt = slide.media.alt
  }
  if (slide.audio) shown.audio = addMedia(slide.audio, `audio${number}`)
  if (slide.text !== undefined) {
    const location = `text${number}.txt`
    const part = { contentType: TEXT_TYPE, contentId: `text${number}`, location }
    parts.push(
      typeof slide.text === 'string'
        ? { ...part, body: Buffer.from(slide.text) }
        : { ...part, ...slide.text },
    )
    shown.text = reference(`text${number}`, location)
  }
  return shown
}

function visualKind(contentType: string): 'image' | 'video' | 'ref' {
  if (contentType.startsWith('image/')) return 'image'
  return contentType.startsWith('video/') ? 'video' : 'ref'
}

/** A slide as a handset shows it: text decoded, media as parts. */
export type RenderedSlide = {
  durationMs?: number
  text?: string
  visual?: MmsPart
  audio?: MmsPart
  alt?: string
}

/**
 * What a handset shows: the slides of the presentation, then every part it did not name (as phones do), each on
 * its own slide. Without a presentation the parts come in order, text joining the picture before it.
 */
export function renderContent(content: MmsContent): RenderedSlide[] {
  const located = content.parts.map((part) => ({
    part,
    contentId: part.contentId,
    location: part.location,
    contentType: parseContentType(part.contentType),
  }))
  const presentation =
    located.find((item) => item.contentId === content.start && isSmil(item.contentType)) ??
    located.find((item) => isSmil(item.contentType))
  const shown = new Set<MmsPart>(located.filter((item) => isSmil(item.contentType)).map((item) => item.part))
  const slides: RenderedSlide[] = []
  for (const slide of presentation ? parseSmil(decodeText(presentation.part.body, undefined)).slides : []) {
    const rendered = renderSlide(slide, (reference) => {
      const found = findPart(located, reference)?.part
      if (found) shown.add(found)
      return found
    })
    if (rendered) slides.push(rendered)
  }
  return addRemaining(
    slides,
    content.parts.filter((part) => !shown.has(part)),
  )
}

function renderSlide(
  slide: SmilSlide,
  find: (reference: string) => MmsPart | undefined,
): RenderedSlide | undefined {
  const rendered: RenderedSlide = {}
  const visual = slide.image ?? slide.video ?? slide.ref
  const visualPart = visual === undefined ? undefined : find(visual)
  const audioPart = slide.audio === undefined ? undefined : find(slide.audio)
  const textPart = slide.text === undefined ? undefined : find(slide.text)
  if (visualPart) {
    rendered.visual = visualPart
    if (slide.alt) rendered.alt = slide.alt
  }
  if (audioPart) rendered.audio = audioPart
  if (textPart) rendered.text = partText(textPart)
  if (Object.keys(rendered).length === 0) return undefined
  if (slide.durationMs !== undefined) rendered.durationMs = slide.durationMs
  return rendered
}

/** The text of a text part by its charset. */
export function partText(part: MmsPart): string {
  return decodeText(part.body, parseContentType(part.contentType).params.charset)
}

function addRemaining(slides: RenderedSlide[], parts: readonly MmsPart[]): RenderedSlide[] {
  for (const part of parts) {
    const last = slides.at(-1)
    if (part.contentType.toLowerCase().startsWith('text/plain')) {
      if (last && last.text === undefined) last.text = partText(part)
      else slides.push({ text: partText(part) })
    } else if (part.contentType.toLowerCase().startsWith('audio/')) {
      if (last && last.audio === undefined) last.audio = part
      else slides.push({ audio: part })
    } else slides.push({ visual: part })
  }
  return slides
}
