import { decodeEntities, escapeXml } from './xml'

/** One screen of a message: at most one visual, one text, one sound. Values are references to parts. */
export type SmilSlide = {
  durationMs?: number
  image?: string
  video?: string
  text?: string
  audio?: string
  /** Anything the presentation shows with a tag outside the MMS subset. */
  ref?: string
  /** What the visual shows, for those who cannot see it. */
  alt?: string
}

/** A presentation: what is shown, slide after slide. */
export type Smil = { slides: SmilSlide[] }

const MAX_SLIDES = 64
const MAX_CHARS = 65_536
const DEFAULT_MS = 5000

/** Geometry of the two regions, which every handset of the MMS conformance document knows by these names. */
const LAYOUT =
  '<layout><root-layout width="100%" height="100%"/>' +
  '<region id="Image" left="0" top="0" width="100%" height="70%" fit="meet"/>' +
  '<region id="Text" left="0" top="70%" width="100%" height="30%" fit="scroll"/></layout>'

/** Writes the MMS subset of SMIL: regions `Image` and `Text`, one `par` per slide (OMA MMS conformance). */
export function buildSmil(slides: readonly SmilSlide[]): string {
  const body = slides.map(writeSlide).join('')
  return `<smil><head>${LAYOUT}</head><body>${body}</body></smil>`
}

function writeSlide(slide: SmilSlide): string {
  const alt = slide.alt ? ` alt="${escapeXml(slide.alt)}"` : ''
  const element = (tag: string, src: string | undefined, region?: 'Image' | 'Text') =>
    src === undefined
      ? ''
      : `<${tag} src="${escapeXml(src)}"${region ? ` region="${region}"` : ''}${region === 'Image' ? alt : ''}/>`
  return (
    `<par dur="${Math.round(slide.durationMs ?? DEFAULT_MS)}ms">` +
    element('img', slide.image, 'Image') +
    element('video', slide.video, 'Image') +
    element('ref', slide.ref, 'Image') +
    element('text', slide.text, 'Text') +
    element('audio', slide.audio) +
    '</par>'
  )
}

type Reference = keyof Omit<SmilSlide, 'durationMs' | 'alt'>

const MEDIA: Record<string, Reference> = {
  img: 'image',
  image: 'image',
  video: 'video',
  text: 'text',
  audio: 'audio',
  ref: 'ref',
  animation: 'image',
}

const VISUAL: ReadonlySet<Reference> = new Set(['image', 'video', 'ref'])

/** What a slide names: references to parts. */
export function referencesOf({ image, video, ref, text, audio }: SmilSlide): string[] {
  return [image, video, ref, text, audio].filter((reference) => reference !== undefined)
}

/**
 * Reads what the world writes: any case and prefix, `seq` instead of `par`, media outside `par`, unclosed tags,
 * DOCTYPEs. Never throws; what is not understood is passed over. `src` values lose their `cid:`.
 */
export function parseSmil(source: string): Smil {
  const slides: SmilSlide[] = []
  let current: SmilSlide = {}
  const close = () => {
    if (isFilled(current) && slides.length < MAX_SLIDES) slides.push(current)
  }
  for (const tag of tags(source.slice(0, MAX_CHARS))) {
    if (tag.name === 'par') {
      close()
      current = tag.closing ? {} : newSlide(tag.attributes.dur)
      continue
    }
    const kind = MEDIA[tag.name]
    const src = tag.attributes.src
    if (kind === undefined || tag.closing || !src) continue
    if (current[kind] !== undefined) {
      close()
      current = {}
    }
    current[kind] = src.replace(/^cid:/i, '').trim()
    if (VISUAL.has(kind) && tag.attributes.alt) current.alt = tag.attributes.alt
  }
  close()
  return { slides }
}

function isFilled(slide: SmilSlide): boolean {
  return referencesOf(slide).length > 0
}

function newSlide(dur: string | undefined): SmilSlide {
  const durationMs = parseDuration(dur)
  return durationMs === undefined ? {} : { durationMs }
}

/** `5000ms`, `5s`, `5`, `0:05`, `1min` in milliseconds. */
export function parseDuration(value: string | undefined): number | undefined {
  const match = /^\s*(?:(\d{1,3}):)?(\d{1,7}(?:\.\d{1,6})?)\s*(ms|s|min|h)?\s*$/i.exec(value ?? '')
  if (!match) return undefined
  const [, minutes, amount, unit = 's'] = match
  const scale: Record<string, number> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }
  return Math.round(Number(minutes ?? 0) * 60_000 + Number(amount) * (scale[unit.toLowerCase()] ?? 1000))
}

type Tag = { name: string; closing: boolean; attributes: Record<string, string> }

/** Every start and end tag in order; a single pass over the text. */
function* tags(source: string): Generator<Tag> {
  let at = source.indexOf('<')
  while (at >= 0) {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4)
      at = end < 0 ? -1 : source.indexOf('<', end + 3)
      continue
    }
    const end = tagEnd(source, at + 1)
    const inside = source.slice(at + 1, end)
    const match = /^(\/?)\s*(?:[\w.-]+:)?([\w.-]+)/.exec(inside)
    if (match) {
      const attributes = readAttributes(inside.slice(match[0].length))
      yield { name: (match[2] as string).toLowerCase(), closing: match[1] === '/', attributes }
    }
    at = source.indexOf('<', end)
  }
}

/** Index of the `>` that ends a tag, outside quotes; a `<` or the end of the text ends it too. */
function tagEnd(source: string, from: number): number {
  let quote = ''
  for (let at = from; at < source.length; at++) {
    const char = source[at] as string
    if (quote) {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>' || char === '<') return at
  }
  return source.length
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const match of text.matchAll(
    /([\w:.-]{1,64})\s{0,8}=\s{0,8}(?:"([^"]{0,4096})"|'([^']{0,4096})'|([^\s"'>/]{1,1024}))/g,
  )) {
    const name = (match[1] as string).toLowerCase()
    attributes[name] ??= decodeEntities(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return attributes
}
