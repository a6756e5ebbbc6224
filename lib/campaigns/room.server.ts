import { openScales, type Scales } from '../carriers/scales.server'
import { publicMediaUrl } from '../media/address.server'
import { MESSAGE_HEADER_BYTES, overheadBytes, rawBytes } from '../media/budget'
import { limitsOfAccount } from '../media/limits.server'
import { fileNames } from '../messages/file-names'
import { weightLimit } from '../messages/weight'
import type { CampaignMedium } from './variant-media'

/** A medium of a message, and what it says to those who cannot see or hear it. */
export type Chosen = CampaignMedium & { says: string }

/** What the messages of a sender are measured by. */
export type Measures = {
  workspaceId: string
  scales: Scales | undefined
  /** Profile id → bytes that its account was found to take. */
  learned: ReadonlyMap<string, number>
}

export async function readMeasures(
  workspaceId: string,
  sender: { id: string; accountId: string } | null,
): Promise<Measures> {
  if (!sender) return { workspaceId, scales: undefined, learned: new Map() }
  const [scales, learned] = await Promise.all([
    // An account that cannot be opened is a finding of its own; its messages are weighed as most carriers write them.
    openScales(workspaceId, sender.id).catch(() => undefined),
    limitsOfAccount(workspaceId, sender.accountId),
  ])
  return { workspaceId, scales, learned }
}

/** Bytes that the whole encoded message to a profile may have. */
export function limitOf(profileId: string, { scales, learned }: Measures): number {
  return Math.min(weightLimit(profileId, learned), scales?.most ?? Number.POSITIVE_INFINITY)
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

/** Raw bytes that the media of a message to a profile have together. */
export function roomFor(profileId: string, around: number, measures: Measures): number {
  return rawBytes(limitOf(profileId, measures) - around, measures.scales?.encoding ?? 'binary')
}

/** Measured with the sender's own carrier, or estimated from above. */
function frameOf(profileId: string, chosen: readonly Chosen[], { scales, workspaceId }: Measures): number {
  const files = chosen.map((medium) => medium.files[profileId] ?? medium.poster)
  const types = files.map((file) => file?.mime ?? 'image/jpeg')
  if (!scales) return overheadBytes({ textBytes: 0, media: types, encoding: 'binary' }) - MESSAGE_HEADER_BYTES
  const names = fileNames(types)
  const now = new Date()
  return scales.frame(
    chosen.map(({ says }, index) => {
      const mime = types[index] ?? ''
      const address = publicMediaUrl(workspaceId, files[index]?.sha256 ?? '0'.repeat(64), mime, now)
      return { mime, name: names[index] ?? '', altText: says, address }
    }),
  )
}
