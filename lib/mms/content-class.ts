import { isSmil, type MmsContent } from './content'
import { parseContentType } from './mime-header'

/** Content classes of OMA MMS conformance (1.2 and 1.3), smallest first: what every handset of a class takes. */
export type ContentClass = {
  name: string
  /** X-Mms-Content-Class octet. */
  octet: number
  /** Largest message in bytes. */
  maxBytes: number
  /** Largest picture in px, either way round; null where pictures are not part of the class. */
  image: { width: number; height: number } | null
  types: readonly string[]
}

const TEXT = ['text/plain', 'application/smil']
const BASIC = [
  ...TEXT,
  'image/jpeg',
  'image/gif',
  'image/vnd.wap.wbmp',
  'audio/amr',
  'text/x-vcard',
  'text/x-vcalendar',
]
const VIDEO = [...BASIC, 'video/3gpp', 'video/mp4']
const CONTENT = [
  ...VIDEO,
  'application/xhtml+xml',
  'audio/sp-midi',
  'audio/mp4',
  'image/png',
  'image/svg+xml',
  'audio/3gpp',
]

/** Sizes in the standard's kilobytes of 1024 bytes, but for 1.3's classes, whose 600 kB comes from handset code. */
export const CONTENT_CLASSES: readonly ContentClass[] = [
  { name: 'text', octet: 0x80, maxBytes: 30_720, image: null, types: TEXT },
  { name: 'image-basic', octet: 0x81, maxBytes: 30_720, image: { width: 160, height: 120 }, types: BASIC },
  { name: 'image-rich', octet: 0x82, maxBytes: 102_400, image: { width: 640, height: 480 }, types: BASIC },
  { name: 'video-basic', octet: 0x83, maxBytes: 102_400, image: { width: 640, height: 480 }, types: VIDEO },
  { name: 'video-rich', octet: 0x84, maxBytes: 307_200, image: { width: 640, height: 480 }, types: VIDEO },
  { name: 'megapixel', octet: 0x85, maxBytes: 614_400, image: { width: 1600, height: 1200 }, types: VIDEO },
  {
    name: 'content-basic',
    octet: 0x86,
    maxBytes: 614_400,
    image: { width: 1600, height: 1200 },
    types: CONTENT,
  },
  {
    name: 'content-rich',
    octet: 0x87,
    maxBytes: 614_400,
    image: { width: 1600, height: 1200 },
    types: CONTENT,
  },
]

/** A picture's pixels, as the caller measured them; the codecs do not decode pictures. */
export type Pixels = { width: number; height: number }

/** What must change for a message to fit a class; empty when it fits. */
export type Misfit =
  | { what: 'bytes'; have: number; allowed: number }
  | { what: 'type'; part: number; have: string }
  | { what: 'pixels'; part: number; have: Pixels; allowed: Pixels }

/**
 * Measures a message of `bytes` against a class. `pixels` gives the size of a part's picture by its index, or
 * undefined where it is not known (then it is taken to fit).
 */
export function misfits(
  content: MmsContent,
  bytes: number,
  contentClass: ContentClass,
  pixels: (part: number) => Pixels | undefined,
): Misfit[] {
  const found: Misfit[] =
    bytes > contentClass.maxBytes ? [{ what: 'bytes', have: bytes, allowed: contentClass.maxBytes }] : []
  content.parts.forEach((part, index) => {
    const type = parseContentType(part.contentType)
    const name = isSmil(type) ? 'application/smil' : type.type
    if (!contentClass.types.includes(name)) found.push({ what: 'type', part: index, have: name })
    const have = name.startsWith('image/') ? pixels(index) : undefined
    const allowed = contentClass.image
    if (have && allowed && !fitsBox(have, allowed)) found.push({ what: 'pixels', part: index, have, allowed })
  })
  return found
}

function fitsBox(have: Pixels, box: Pixels): boolean {
  const [long, short] = [Math.max(have.width, have.height), Math.min(have.width, have.height)]
  return long <= Math.max(box.width, box.height) && short <= Math.min(box.width, box.height)
}

/** The smallest class a message fits, or undefined when it fits none. */
export function classify(
  content: MmsContent,
  bytes: number,
  pixels: (part: number) => Pixels | undefined,
): ContentClass | undefined {
  return CONTENT_CLASSES.find((candidate) => misfits(content, bytes, candidate, pixels).length === 0)
}
