import type { Words } from '../words/translate'

/** Types of files in the words of people. */

const FORMATS: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/heic': 'HEIC',
  'image/gif': 'GIF',
  'video/mp4': 'MP4',
  'video/quicktime': 'QuickTime',
  'video/webm': 'WebM',
  'video/x-msvideo': 'AVI',
  'video/3gpp': '3GP',
  'audio/mp4': 'M4A',
  'audio/mpeg': 'MP3',
  'audio/wav': 'WAV',
  'audio/ogg': 'Ogg',
  'audio/flac': 'FLAC',
  'audio/aac': 'AAC',
  'audio/amr': 'AMR',
}

const WORDS = {
  'text/vcard': 'contactCard',
  'text/x-vcard': 'contactCard',
  'text/calendar': 'calendarEntry',
} as const

/** A type as people call it. */
export function formatOf(t: Words<'media'>, mime: string | null): string {
  const letters = mime && FORMATS[mime]
  return letters || t(`format.${WORDS[mime as keyof typeof WORDS] ?? 'file'}`)
}
