import { contentOf, joinContent, type MmsContent, type MmsPart, parseContentType, parseMime } from '@/lib/mms'
import type { HandsetModel } from './shelf'

export type Adapted =
  | { kind: 'same' }
  | { kind: 'adapted'; contentType: string; bytes: Buffer; detail: string }
  | { kind: 'impossible'; detail: string }

const QUALITIES = [80, 65, 50, 35]

/**
 * Makes a message fit its handset the way carriers do: pictures are scaled and recompressed. Only when the sender
 * allows adaptations, and only still pictures: an MMSC that would have to cut a video drops the message.
 */
export async function adapt(
  contentType: string,
  bytes: Buffer,
  handset: HandsetModel,
  allowed: boolean,
): Promise<Adapted> {
  const content = contentOf(parseMime(contentType, bytes))
  const { default: sharp } = await import('sharp')
  const { width: boxWidth, height: boxHeight } = handset.maxPixels
  const long = Math.max(boxWidth, boxHeight)
  const short = Math.min(boxWidth, boxHeight)
  const fits = await Promise.all(content.parts.map(isWithinBox))
  if (bytes.length <= handset.maxBytes && fits.every(Boolean)) return { kind: 'same' }
  if (!allowed)
    return { kind: 'impossible', detail: 'Too large for the phone, and adapting it is not allowed' }

  for (const quality of QUALITIES) {
    const parts = await Promise.all(
      content.parts.map((part) => (isStill(part) ? shrink(part, quality) : part)),
    )
    const smaller = joinContent({ ...content, parts } satisfies MmsContent)
    if (smaller.length > handset.maxBytes) continue
    const detail = `Made smaller for the phone: ${bytes.length} to ${smaller.length} bytes`
    return { kind: 'adapted', contentType: smaller.contentType, bytes: smaller.body, detail }
  }
  return { kind: 'impossible', detail: `Too large for the phone: it holds ${handset.maxBytes} bytes` }

  async function isWithinBox(part: MmsPart): Promise<boolean> {
    if (!isStill(part)) return true
    const { width = 0, height = 0 } = await sharp(part.body)
      .metadata()
      .catch(() => ({ width: 0, height: 0 }))
    return Math.max(width, height) <= long && Math.min(width, height) <= short
  }

  async function shrink(part: MmsPart, quality: number): Promise<MmsPart> {
    const upright = sharp(part.body, { limitInputPixels: 50_000_000 }).rotate()
    const { width = 1, height = 1 } = await upright.metadata()
    const box = width >= height ? { width: long, height: short } : { width: short, height: long }
    const body = await upright
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, progressive: false })
      .toBuffer()
    const { params } = parseContentType(part.contentType)
    return { ...part, body, contentType: `image/jpeg${params.name ? `; name="${params.name}"` : ''}` }
  }
}

function isStill(part: MmsPart): boolean {
  return /^image\/(jpe?g|png)\b/i.test(part.contentType)
}
