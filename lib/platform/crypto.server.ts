import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { config } from './config.server'
import { AppError } from './errors'

const keys = new Map<string, Buffer>()

/** A key of `length` bytes for one purpose, derived from MARQUEE_SECRET (HKDF-SHA256, RFC 5869). */
export function derivedKey(purpose: string, length = 32): Buffer {
  const name = `${purpose}:${length}`
  let key = keys.get(name)
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', config().MARQUEE_SECRET, 'marquee', purpose, length))
    keys.set(name, key)
  }
  return key
}

/** Hex SHA-256. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Keyed hash for values that must be compared but not read back (addresses of visitors). Base64url, 16 bytes. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac('sha256', derivedKey(purpose))
    .update(value)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** A random token of 32 bytes, base64url: given to a person once, stored only as sha256(token). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function sameBytes(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Encrypts a secret for rest (AES-256-GCM): `v1.iv.tag.ciphertext` in base64url. `scope` must be given again to open it. */
export function seal(plain: string, scope: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derivedKey('seal.v1'), iv).setAAD(Buffer.from(scope))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', iv, cipher.getAuthTag(), body]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** Opens what `seal` made. Throws AppError('unavailable') when the secret or the scope is not the same. */
export function unseal(sealed: string, scope: string): string {
  const [version, iv, tag, body] = sealed.split('.')
  try {
    if (version !== 'v1' || !iv || !tag || body === undefined) throw new Error('form')
    const decipher = createDecipheriv('aes-256-gcm', derivedKey('seal.v1'), Buffer.from(iv, 'base64url'))
    decipher.setAAD(Buffer.from(scope)).setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    throw new AppError(
      'unavailable',
      'A stored secret cannot be opened. Was MARQUEE_SECRET changed? Enter the credentials again.',
    )
  }
}
