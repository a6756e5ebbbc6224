import { hash, verify } from '@node-rs/argon2'
import { passwordRule } from './password-rule'

// OWASP Password Storage Cheat Sheet: Argon2id, 19 MiB, 2 passes, 1 lane.
// Argon2id is the library's default algorithm.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

// Compared when there is no such account, so that the answer takes as long as for one that exists.
const decoy = hash('no account has this password', options)

/** Always costs one Argon2id verification, whether the account exists or not. */
export async function passwordMatches(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password.slice(0, passwordRule.max))
  return matches && Boolean(passwordHash)
}
