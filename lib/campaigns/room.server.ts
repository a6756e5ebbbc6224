import { type AccountLimits, mostBytes, takesType } from '../carriers/account-limits'
import { limitsOf } from '../carriers/account-limits.server'
import { openScales, type Scales } from '../carriers/scales.server'
import { publicMediaUrl } from '../media/address.server'
import { MESSAGE_HEADER_BYTES, overheadBytes, rawBytes } from '../media/budget'
import { limitsOfAccount } from '../media/limits.server'
import { fileNames } from '../messages/file-names'
import { weightLimit } from '../messages/weight'
import { type CampaignMedium, fileFor } from './variant-media'

/** A medium of a message, and what it says to those who cannot see or hear it. */
export type Chosen = CampaignMedium & { says: string }

/** What the messages of a sender are measured by. */
export type Measures = {
  workspaceId: string
  scales: Scales | undefined
  /** Profile id → bytes that its account was found to take. */
  learned: ReadonlyMap<string, number>
  /** The sender's account and what it takes by itself. */
  account: { name: string; limits: AccountLimits | null } | null
}

/** Bytes that a whole encoded message may have, and whose limit that is. */
export type MessageLimit = { bytes: number; by: 'carrier' | 'account' }

export async function readMeasures(
  workspaceId: string,
  sender: { id: string; accountId: string } | null,
): Promise<Measures> {
  if (!sender) return { workspaceId, scales: undefined, learned: new Map(), account: null }
  const [scales, learned, account] = await Promise.all([
    // An account that cannot be opened is a finding of its own; its messages are weighed as most carriers write them.
    openScales(workspaceId, sender.id).catch(() => undefined),
    limitsOfAccount(workspaceId, sender.accountId),
    limitsOf(workspaceId, sender.accountId),
  ])
  return { workspaceId, scales, learned, account }
}

/** What a message to a profile with these media may weigh: the tighter of what the carrier and the account take. */
export function limitOf(
  profileId: string,
  chosen: readonly Chosen[],
  { scales, learned, account }: Measures,
): MessageLimit {
  const carrier = Math.min(weightLimit(profileId, learned), scales?.most ?? Number.POSITIVE_INFINITY)
  const own = mostBytes(
    account?.limits ?? null,
    goingTo(profileId, chosen, account).map(({ mime }) => mime),
  )
  return own < carrier ? { bytes: own, by: 'account' } : { bytes: carrier, by: 'carrier' }
}

/** Types in which media go to a profile, and the bytes they go with as far as these are known. */
function goingTo(
  profileId: string,
  chosen: readonly Chosen[],
  account: Measures['account'],
): { mime: string; sha256: string | null }[] {
  const limits = account?.limits ?? null
  return chosen.map((medium) => {
    const file = fileFor(medium, profileId, (mime) => takesType(limits, mime))
    if (file === 'animation') return { mime: 'image/gif', sha256: null }
    if (typeof file === 'object' && file) return file
    return { mime: 'image/jpeg', sha256: null }
  })
}

/** Most bytes by which a part's length fields and base64 padding can differ from what was measured. */
const rounding = 12

/** What of a message to a profile is not media: text, presentation, parts' headers and the message's own. Encoded bytes. */
export function aroundBytes(
  profileId: string,
  chosen: readonly Chosen[],
  textBytes: number,
  measures: Measures,
): number {
  return MESSAGE_HEADER_BYTES + textBytes + frameOf(profileId, chosen, measures) + rounding * chosen.length
}

/** Raw bytes that the media of a message have together under its limit. */
export function roomFor(limit: MessageLimit, around: number, { scales }: Measures): number {
  return rawBytes(limit.bytes - around, scales?.encoding ?? 'binary')
}

/** Measured with the sender's own carrier, or estimated from above. */
function frameOf(
  profileId: string,
  chosen: readonly Chosen[],
  { scales, workspaceId, account }: Measures,
): number {
  const going = goingTo(profileId, chosen, account)
  const types = going.map(({ mime }) => mime)
  if (!scales) return overheadBytes({ textBytes: 0, media: types, encoding: 'binary' }) - MESSAGE_HEADER_BYTES
  const names = fileNames(types)
  const now = new Date()
  return scales.frame(
    chosen.map(({ says }, index) => {
      const mime = types[index] ?? ''
      const address = publicMediaUrl(workspaceId, going[index]?.sha256 ?? '0'.repeat(64), mime, now)
      return { mime, name: names[index] ?? '', altText: says, address }
    }),
  )
}
