import { said, written } from '../words/said'

/**
 * What a file is, by its first bytes alone. Names and the type a browser states are never believed: a page that
 * calls itself a picture must not get further than this.
 */

export type MediaKind = 'image' | 'gif' | 'video' | 'audio' | 'document'

export interface Sniffed {
  kind: MediaKind
  mime: string
  /** As a person calls it: "JPEG", "HEIC", "a PDF". */
  format: string
  extension: string
}

/** Bytes sniff() wants to see; fewer are fine, they only make the answer less certain. */
export const SNIFF_BYTES = 4_096

const JPEG: Sniffed = { kind: 'image', mime: 'image/jpeg', format: 'JPEG', extension: 'jpg' }
const PNG: Sniffed = { kind: 'image', mime: 'image/png', format: 'PNG', extension: 'png' }
const WEBP: Sniffed = { kind: 'image', mime: 'image/webp', format: 'WebP', extension: 'webp' }
const AVIF: Sniffed = { kind: 'image', mime: 'image/avif', format: 'AVIF', extension: 'avif' }
const HEIC: Sniffed = { kind: 'image', mime: 'image/heic', format: 'HEIC', extension: 'heic' }
const GIF: Sniffed = { kind: 'gif', mime: 'image/gif', format: 'GIF', extension: 'gif' }
const MP4: Sniffed = { kind: 'video', mime: 'video/mp4', format: 'MP4', extension: 'mp4' }
const MOV: Sniffed = { kind: 'video', mime: 'video/quicktime', format: 'QuickTime', extension: 'mov' }
const M4A: Sniffed = { kind: 'audio', mime: 'audio/mp4', format: 'M4A', extension: 'm4a' }
const THREE_GP: Sniffed = { kind: 'video', mime: 'video/3gpp', format: '3GP', extension: '3gp' }
const AVI: Sniffed = { kind: 'video', mime: 'video/x-msvideo', format: 'AVI', extension: 'avi' }
const WAV: Sniffed = { kind: 'audio', mime: 'audio/wav', format: 'WAV', extension: 'wav' }
const SVG: Sniffed = { kind: 'document', mime: 'image/svg+xml', format: 'SVG', extension: 'svg' }
const HTML: Sniffed = { kind: 'document', mime: 'text/html', format: 'HTML', extension: 'html' }

/** Formats told by fixed bytes at a fixed place: offset, bytes (as Latin-1), what it is. */
const MAGIC: readonly (readonly [number, string, Sniffed])[] = [
  [0, '\xff\xd8\xff', JPEG],
  [0, '\x89PNG\r\n\x1a\n', PNG],
  [0, 'GIF87a', GIF],
  [0, 'GIF89a', GIF],
  [0, '\x1aE\xdf\xa3', { kind: 'video', mime: 'video/webm', format: 'WebM', extension: 'webm' }],
  [0, 'ID3', { kind: 'audio', mime: 'audio/mpeg', format: 'MP3', extension: 'mp3' }],
  [0, 'OggS', { kind: 'audio', mime: 'audio/ogg', format: 'Ogg', extension: 'ogg' }],
  [0, 'fLaC', { kind: 'audio', mime: 'audio/flac', format: 'FLAC', extension: 'flac' }],
  [0, '#!AMR', { kind: 'audio', mime: 'audio/amr', format: 'AMR', extension: 'amr' }],
  [0, '%PDF-', { kind: 'document', mime: 'application/pdf', format: 'PDF', extension: 'pdf' }],
  [0, 'II*\0', { kind: 'document', mime: 'image/tiff', format: 'TIFF', extension: 'tif' }],
  [0, 'MM\0*', { kind: 'document', mime: 'image/tiff', format: 'TIFF', extension: 'tif' }],
  [0, '8BPS', { kind: 'document', mime: 'image/vnd.adobe.photoshop', format: 'Photoshop', extension: 'psd' }],
  [0, 'PK\x03\x04', { kind: 'document', mime: 'application/zip', format: 'ZIP', extension: 'zip' }],
  [0, '\xff\x0a', { kind: 'document', mime: 'image/jxl', format: 'JPEG XL', extension: 'jxl' }],
  [0, '\0\0\0\x0cJXL ', { kind: 'document', mime: 'image/jxl', format: 'JPEG XL', extension: 'jxl' }],
  [
    0,
    'BEGIN:VCARD',
    { kind: 'document', mime: 'text/vcard', format: 'Contact card (vCard)', extension: 'vcf' },
  ],
  [
    0,
    'BEGIN:VCALENDAR',
    { kind: 'document', mime: 'text/calendar', format: 'Calendar entry', extension: 'ics' },
  ],
]

/** The type of a file by its content, or null when nothing we know begins like this. Reads at most SNIFF_BYTES. */
export function sniff(head: Uint8Array): Sniffed | null {
  const text = latin1(head.subarray(0, SNIFF_BYTES))
  for (const [offset, magic, sniffed] of MAGIC) {
    if (text.startsWith(magic, offset)) return sniffed
  }
  return riff(text) ?? isoMedia(text) ?? bitmap(text) ?? mpegAudio(head) ?? markup(text)
}

function riff(text: string): Sniffed | null {
  if (!text.startsWith('RIFF')) return null
  const form = text.slice(8, 12)
  if (form === 'WEBP') return WEBP
  if (form === 'AVI ') return AVI
  return form === 'WAVE' ? WAV : null
}

/** ISO base media: the major brand decides, then the compatible ones (ISO/IEC 14496-12 §4.3). */
function isoMedia(text: string): Sniffed | null {
  const box = text.slice(4, 8)
  if (box === 'moov' || box === 'mdat' || box === 'wide') return MOV
  if (box !== 'ftyp') return null
  const length = text.charCodeAt(2) * 256 + text.charCodeAt(3)
  const major = text.slice(8, 12)
  const brands = [major]
  for (let at = 16; at + 4 <= Math.min(length, text.length); at += 4) brands.push(text.slice(at, at + 4))
  const has = (...names: string[]) => brands.some((brand) => names.includes(brand))
  if (has('avif', 'avis')) return AVIF
  if (has('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx') || major === 'mif1' || major === 'msf1') return HEIC
  if (major === 'qt  ') return MOV
  if (major === 'M4A ' || major === 'M4B ') return M4A
  return major.startsWith('3g') ? THREE_GP : MP4
}

/** BMP has only two letters of magic, so its reserved words and header size must agree as well. */
function bitmap(text: string): Sniffed | null {
  const reserved = text.slice(6, 10) === '\0\0\0\0'
  const header = [12, 40, 52, 56, 108, 124].includes(text.charCodeAt(14))
  return text.startsWith('BM') && reserved && header
    ? { kind: 'document', mime: 'image/bmp', format: 'BMP', extension: 'bmp' }
    : null
}

/** An MPEG audio frame: eleven set bits, then a version, layer, bit rate and sampling rate that exist. */
function mpegAudio(head: Uint8Array): Sniffed | null {
  const [first = 0, second = 0, third = 0] = head
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer === 0) {
    const adts = (second & 0xf6) === 0xf0
    return adts ? { kind: 'audio', mime: 'audio/aac', format: 'AAC', extension: 'aac' } : null
  }
  const real = third >> 4 !== 15 && ((third >> 2) & 3) !== 3
  return real ? { kind: 'audio', mime: 'audio/mpeg', format: 'MP3', extension: 'mp3' } : null
}

function markup(text: string): Sniffed | null {
  const start = text.replace(/^(?:\xef\xbb\xbf)?\s*/, '').toLowerCase()
  if (!start.startsWith('<')) return null
  if (start.includes('<svg')) return SVG
  return /^<(?:!doctype html|html|head|body|script|iframe)\b/.test(start) ? HTML : null
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Types the library takes. */
export const ACCEPTED_MIME = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/gif',
  'video/mp4',
  'video/quicktime',
  'video/3gpp',
  'video/webm',
  'video/x-msvideo',
  'audio/mp4',
  'audio/mpeg',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'audio/ogg',
  'audio/flac',
  'text/vcard',
  'text/calendar',
] as const

const takes = said(
  'pictures (JPEG, PNG, WebP, AVIF, HEIC, GIF), clips (MP4, MOV, 3GP, WebM, AVI), sounds (MP3, M4A, AAC, AMR, WAV, Ogg, FLAC), contact cards (vCard) and calendar entries (ICS)',
)

/**
 * Null when the library takes this type, else one or two sentences for the person who dropped the file, as `written`
 * keeps them: what it is and what to do instead.
 */
export function refusal(sniffed: Sniffed | null): string | null {
  if (!sniffed) return written(said('This is not a file we can read. The library takes {takes}.', { takes }))
  if ((ACCEPTED_MIME as readonly string[]).includes(sniffed.mime)) return null
  const { format } = sniffed
  if (sniffed === SVG) {
    return 'SVG is a drawing program as much as a picture, and no phone shows it. Export it as PNG and upload that.'
  }
  if (sniffed.mime.startsWith('image/')) {
    return written(
      said('{format} is not shown by phones. Export it as PNG or JPEG and upload that.', { format }),
    )
  }
  return written(
    said('This is {format}, not something a phone shows or plays. The library takes {takes}.', {
      format,
      takes,
    }),
  )
}
