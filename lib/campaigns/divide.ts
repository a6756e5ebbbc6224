import { type Medium, shareBytes } from '../media/share'
import type { MediaKind } from '../media/sniff'
import { type CampaignMedium, fileFor, type LibraryFile } from './variant-media'

/** Raw bytes below which nothing of a kind is worth having; a card is as large as it is. */
const least: Record<MediaKind, number> = {
  image: 8_000,
  gif: 20_000,
  video: 40_000,
  audio: 8_000,
  document: Number.POSITIVE_INFINITY,
}

/** Shares end on whole steps (raw bytes), so that a letter more or less in the text asks for no new pictures. */
const step = 500

/**
 * What one medium gets of a message: the library's own file as it is, or one under `maxBytes` raw bytes; null: nothing of its kind.
 * `clips` is false for an animation whose clip is not taken: it is made as an animation, of which the library has none.
 */
export type Part = {
  medium: CampaignMedium
  file: LibraryFile | null
  maxBytes: number | null
  clips: boolean
}

/** How a message is divided: undefined while a medium is not made, or cannot be; null when not even the least of all fits. */
export type Division = Part[] | null | undefined

/**
 * Divides the raw bytes `total` of one message to a profile among its media by what each gains. What of a type that is not
 * taken goes as if the profile took it in no form.
 */
export function divide(
  media: readonly CampaignMedium[],
  profileId: string,
  total: number,
  takes: (mime: string) => boolean = () => true,
): Division {
  const files = media.map((medium) => fileFor(medium, profileId, takes))
  if (files.includes('cannot')) return null
  if (files.includes(undefined)) return undefined
  const parts = media.map((medium, index): Part => {
    const file = files[index]
    if (file === 'animation')
      return { medium, file: animationOf(medium, total), maxBytes: null, clips: false }
    return { medium, file: typeof file === 'object' ? file : null, maxBytes: null, clips: true }
  })
  const sum = parts.reduce((bytes, { file }) => bytes + (file?.bytes ?? 0), 0)
  if (sum <= total && parts.every(({ clips }) => clips)) return parts
  const sharing = parts.flatMap(({ file }) => (file ? [file] : []))
  const shares = shareBytes(
    parts.flatMap(({ medium, file }) => (file ? [answering(medium, file)] : [])),
    total,
  )
  if (!shares) return null
  return parts.map((part) => {
    const share = part.file ? (shares[sharing.indexOf(part.file)] ?? 0) : 0
    const stepped = share - (share % step)
    const asItIs = !part.file || (part.clips && share >= part.file.bytes)
    return asItIs ? part : { ...part, maxBytes: Math.max(stepped, step) }
  })
}

/** How a medium answers to bytes for a profile. More than the library's file, which had the whole message, gains nothing. */
function answering({ kind }: CampaignMedium, { mime, bytes, curve }: LibraryFile): Medium {
  // A still that stands for a clip is as large as it is.
  const fixed = kind === 'document' || (kind === 'video' && mime.startsWith('image/'))
  return { curve, least: fixed ? bytes : Math.min(bytes, least[kind]), most: bytes }
}

/** What stands for an animation until it is made: no larger than its original, where that is a GIF, and than the message. */
function animationOf({ original }: CampaignMedium, total: number): LibraryFile {
  const most = original.mime === 'image/gif' ? Math.min(original.bytes, total) : total
  const nothing = { sha256: '', width: null, height: null, durationMs: null, score: null, curve: [] }
  return { ...nothing, mime: 'image/gif', bytes: most }
}
