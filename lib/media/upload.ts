/** What may be uploaded, said the same way by the browser before a byte leaves and by the server when it arrives. */

import { DECODE_LIMITS } from './decode/protocol'

/** Size of one original, bytes. */
export const MAX_UPLOAD_BYTES = DECODE_LIMITS.inputBytes

/** Files one tray takes at a time. */
export const MAX_FILES = 500

/** Null when a file of this size may be uploaded, else why not and what to do. */
export function sizeRefusal(bytes: number): string | null {
  if (bytes === 0) return 'The file is empty: 0 bytes. Export it again and upload the new file.'
  if (bytes <= MAX_UPLOAD_BYTES) return null
  const size = bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`
  return `The file has ${size}; a picture may have up to ${MAX_UPLOAD_BYTES / 1e6} MB. Nothing was uploaded. Save it smaller: a phone gets at most 1.5 MB of it.`
}

/** The name an asset starts with: the file's, without folders, extension and control characters. Never empty. */
export function nameOfFile(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? ''
  const plain = base
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 120)
  return plain || 'Untitled'
}
