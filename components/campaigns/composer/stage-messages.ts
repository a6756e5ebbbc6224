import type { HandsetAttachment, HandsetMessage } from '@/components/handset/types'
import type { DraftMedium } from '@/lib/campaigns/draft'
import type { PreviewCarrier, PreviewFile, PreviewMedium } from '@/lib/campaigns/inspection'
import type { Words } from '@/lib/words/translate'

/** What the stage's handset shows: the media in their order, the text with the last thing to look at, cards after it. */
export function stageMessages(
  t: Words<'composer'>,
  {
    carrier,
    text,
    chosen,
    media,
  }: {
    carrier: PreviewCarrier | undefined
    text: string
    chosen: readonly DraftMedium[]
    media: readonly PreviewMedium[]
  },
): HandsetMessage[] {
  // What was taken out of the library has no file here.
  const known = chosen.flatMap((one) => {
    const medium = media.find(({ assetId }) => assetId === one.assetId)
    return medium ? [{ ...medium, altText: one.altText || medium.altText }] : []
  })
  const pieces = known.flatMap((medium) => {
    const file = carrier?.files[carrier.assetIds.indexOf(medium.assetId)]
    return file ? [{ file, medium }] : []
  })
  if (!carrier) return [...posters(t, known), ...(text ? [spokenOf(t, text)] : [])]
  const messages = pieces.map(({ file, medium }, index) => ({
    ...bubble(t, file, medium, index),
    group: t('stageMessages.preview'),
  }))
  if (!text) return messages
  const last = pieces.findLastIndex(({ file }) => !file.mime.startsWith('text/'))
  return [...messages.slice(0, last + 1), spokenOf(t, text), ...messages.slice(last + 1)]
}

const spokenOf = (t: Words<'composer'>, text: string): HandsetMessage => ({
  id: 'text',
  group: t('stageMessages.preview'),
  from: 'brand',
  text,
})

/** While files are being made for the carriers: what there is to see already. */
function posters(t: Words<'composer'>, media: readonly PreviewMedium[]): HandsetMessage[] {
  return media.flatMap(({ assetId, poster, altText, name }) =>
    poster
      ? [
          {
            id: assetId,
            group: t('stageMessages.preview'),
            from: 'brand' as const,
            picture: { src: poster, alt: altText || name },
          },
        ]
      : [],
  )
}

function bubble(
  t: Words<'composer'>,
  file: PreviewFile,
  medium: PreviewMedium,
  index: number,
): HandsetMessage {
  const { src, mime, bytes, width, height } = file
  const id = `${index}-${medium.assetId}`
  if (mime.startsWith('image/')) {
    const size = width && height ? { width, height } : {}
    return { id, from: 'brand', picture: { src, alt: medium.altText || medium.name, ...size } }
  }
  const attached = {
    kind: kindOf(mime),
    src,
    name: medium.name,
    detail: t.bytes(bytes),
    ...(medium.poster ? { poster: medium.poster } : {}),
  }
  return { id, from: 'brand', attached: [attached] }
}

/** What browsers play is played; the rest is drawn as a file. */
function kindOf(mime: string): HandsetAttachment['kind'] {
  if (mime === 'text/x-vcard') return 'contact'
  if (mime === 'text/calendar') return 'event'
  if (mime === 'video/mp4') return 'clip'
  return mime === 'audio/mp4' || mime === 'audio/mpeg' ? 'sound' : 'file'
}
