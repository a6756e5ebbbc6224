import type { MediaKind } from '@/lib/media/sniff'
import type { Words } from '@/lib/words/translate'

const kinds = (t: Words<'composer'>): Record<MediaKind, string> => ({
  image: t('mediaWords.picture'),
  gif: t('mediaWords.animation'),
  video: t('mediaWords.clip'),
  audio: t('mediaWords.sound'),
  document: t('mediaWords.card'),
})

const cards = (t: Words<'composer'>): Record<string, string> => ({
  'text/vcard': t('mediaWords.contactCard'),
  'text/calendar': t('mediaWords.calendarEntry'),
})

/** What an asset is, and how long it plays: "Clip, 0:12". */
export function kindInWords(
  t: Words<'composer'>,
  {
    kind,
    mime,
    status,
    durationMs,
  }: {
    kind: MediaKind
    mime: string
    status: string
    durationMs: number | null
  },
): string {
  const word = cards(t)[mime] ?? kinds(t)[kind]
  if (status === 'processing') return t('mediaWords.beingMadeForThe', { word })
  return durationMs ? `${word}, ${t.duration(durationMs / 1000)}` : word
}
