import { formatDuration } from '@/components/ui/format'
import type { MediaKind } from '@/lib/media/sniff'

const kinds: Record<MediaKind, string> = {
  image: 'Picture',
  gif: 'Animation',
  video: 'Clip',
  audio: 'Sound',
  document: 'Card',
}

const cards: Record<string, string> = { 'text/vcard': 'Contact card', 'text/calendar': 'Calendar entry' }

/** What an asset is, and how long it plays: "Clip, 0:12". */
export function kindInWords({
  kind,
  mime,
  status,
  durationMs,
}: {
  kind: MediaKind
  mime: string
  status: string
  durationMs: number | null
}): string {
  const word = cards[mime] ?? kinds[kind]
  if (status === 'processing') return `${word}, being made for the carriers`
  return durationMs ? `${word}, ${formatDuration(durationMs / 1000)}` : word
}
