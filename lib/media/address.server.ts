import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '../platform/config.server'
import { derivedKey } from '../platform/crypto.server'
import type { MediaType } from './profiles'

/**
 * Addresses of stored media. An address is a capability: it names the bytes (workspace and SHA-256), how they may be
 * shown and until when, under a keyed hash, so that serving one needs no database and nobody can make one up.
 */

/** How bytes leave: what we encoded ourselves is shown; anything else is only ever saved. WebP is for thumbnails alone. */
export type MediaForm = 'attachment' | 'image/webp' | MediaType

/** Addresses hold the place in this list: add at its end. */
const FORMS: readonly MediaForm[] = [
  'attachment',
  'image/jpeg',
  'image/png',
  'image/gif',
  'video/mp4',
  'video/3gpp',
  'audio/mp4',
  'audio/amr',
  'audio/mpeg',
  'text/x-vcard',
  'text/calendar',
  'image/webp',
]

const EXTENSIONS: Record<MediaForm, string> = {
  attachment: 'bin',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'audio/mp4': 'm4a',
  'audio/amr': 'amr',
  'audio/mpeg': 'mp3',
  'text/x-vcard': 'vcf',
  'text/calendar': 'ics',
  'image/webp': 'webp',
}

export interface MediaAddress {
  workspaceId: string
  sha256: string
  form: MediaForm
  /** Epoch seconds; 0 is for ever. */
  expires: number
}

export const MEDIA_PREFIX = '/media/'

const BODY_BYTES = 1 + 4 + 16 + 32
const SEAL_BYTES = 16

/** The path of a rendition or thumbnail: never expires, and what it leads to never changes. */
export function picturePath(workspaceId: string, sha256: string, mime: string): string {
  return pathOf({ workspaceId, sha256, form: shownAs(mime), expires: 0 })
}

function shownAs(mime: string): MediaForm {
  return FORMS.find((known) => known === mime) ?? 'attachment'
}

/** How long a carrier may take to fetch a picture, in seconds: longer than any message waits for its phone. */
const carrierSeconds = 7 * 86_400

/** Where a carrier fetches a picture from: open to whoever has the address, for a week. The same one all day, so that fetches can be saved. */
export function publicMediaUrl(workspaceId: string, sha256: string, mime: string, now: Date): string {
  const expires = endOfDay(now) + carrierSeconds
  return `${config().publicUrl}${pathOf({ workspaceId, sha256, form: shownAs(mime), expires })}`
}

/** Epoch seconds. */
function endOfDay(at: Date): number {
  const day = 86_400
  return Math.ceil(at.getTime() / 1000 / day) * day
}

/** A path that saves the original file as it came, place and camera included; good for `seconds`. */
export function downloadPath(workspaceId: string, sha256: string, now: Date, seconds = 3600): string {
  const expires = Math.ceil(now.getTime() / 1000) + seconds
  return pathOf({ workspaceId, sha256, form: 'attachment', expires })
}

/** Where people see, on a page of the brand, what their phone could not take. Good as long as the file's own address. */
export const HOSTED_PREFIX = '/v/'

/** Its address; the same one all day, so that a campaign has one link to each file. */
export function hostedUrl(workspaceId: string, sha256: string, mime: string, until: Date): string {
  const address = { workspaceId, sha256, form: shownAs(mime), expires: endOfDay(until) }
  return `${config().linkUrl}${HOSTED_PREFIX}${tokenOf(address)}`
}

/** Reads the path of such a page back, as `readMediaPath` does. */
export function readHostedPath(path: string, now: Date): MediaAddress | null {
  return readToken(path.slice(HOSTED_PREFIX.length), now)
}

/** The path of the file itself, good for as long as `address` is. */
export function pathOf(address: MediaAddress): string {
  return `${MEDIA_PREFIX}${tokenOf(address)}.${EXTENSIONS[address.form]}`
}

function tokenOf(address: MediaAddress): string {
  const body = Buffer.alloc(BODY_BYTES)
  body[0] = FORMS.indexOf(address.form)
  body.writeUInt32BE(address.expires, 1)
  body.write(address.workspaceId.replaceAll('-', ''), 5, 'hex')
  body.write(address.sha256, 21, 'hex')
  return Buffer.concat([body, sealOf(body)]).toString('base64url')
}

/** Reads a path back; null when it is not one of ours, was tampered with, or is over. */
export function readMediaPath(path: string, now: Date): MediaAddress | null {
  const match = /^\/media\/([\w-]+)\.[a-z0-9]{3,4}$/.exec(path)
  return match?.[1] ? readToken(match[1], now) : null
}

function readToken(text: string, now: Date): MediaAddress | null {
  if (!/^[\w-]{92}$/.test(text)) return null
  const token = Buffer.from(text, 'base64url')
  if (token.length !== BODY_BYTES + SEAL_BYTES) return null
  const body = token.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(sealOf(body), token.subarray(BODY_BYTES))) return null
  const form = FORMS[body[0] ?? 0]
  const expires = body.readUInt32BE(1)
  if (!form || (expires > 0 && expires * 1000 < now.getTime())) return null
  const id = body.toString('hex', 5, 21)
  const workspaceId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { workspaceId, sha256: body.toString('hex', 21, 53), form, expires }
}

function sealOf(body: Buffer): Buffer {
  return createHmac('sha256', derivedKey('media address')).update(body).digest().subarray(0, SEAL_BYTES)
}
