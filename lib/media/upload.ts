/** What may be uploaded, asked by the browser before a byte leaves and by the server when it arrives. */

import { DECODE_LIMITS } from './decode/protocol'

/** Size of one original, bytes. */
export const MAX_UPLOAD_BYTES = DECODE_LIMITS.inputBytes

/** Files one tray takes at a time. */
export const MAX_FILES = 500

/** Null when a file of this size may be uploaded, else why not. */
export function sizeRefusal(bytes: number): 'empty' | 'tooLarge' | null {
  if (bytes === 0) return 'empty'
  return bytes <= MAX_UPLOAD_BYTES ? null : 'tooLarge'
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
