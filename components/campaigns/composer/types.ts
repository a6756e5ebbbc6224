import type { MoreAssets } from '@/components/media/actions'
import type { ComposerAsset } from '@/lib/campaigns/composer-asset'
import type { Draft } from '@/lib/campaigns/draft'
import type { Inspection } from '@/lib/campaigns/inspection'
import type { NumberType } from '@/lib/media/profiles'
import type { ActionResult } from '@/lib/platform/errors'

export type ComposerSegment = { id: string; name: string; count: number | null }
export type ComposerSender = {
  id: string
  address: string
  type: NumberType
  usable: boolean
  /** It reaches nobody but the built-in phones. */
  simulated: boolean
}
export type ComposerField = { key: string; label: string }

export type ComposerProps = {
  workspace: {
    slug: string
    name: string
    brandName: string
    optOutLine: string
    timeZone: string
    currency: string
  }
  campaign: {
    id: string
    name: string
    revision: number
    draft: Draft
    holdUntil: number | null
    scheduledFor: number | null
  }
  /** Whether the member's role may change it, and send it. */
  may: { write: boolean; send: boolean }
  segments: ComposerSegment[]
  senders: ComposerSender[]
  assets: ComposerAsset[]
  fields: ComposerField[]
  inspection: Inspection
  actions: ComposerActions
}

/** Server actions of the page, already bound to nothing: the composer passes the workspace's slug. */
export type ComposerActions = {
  save: (
    slug: string,
    input: { id: string; revision: number; name: string; draft: Draft },
  ) => Promise<ActionResult<{ revision: number; savedAt: Date }>>
  inspect: (slug: string, input: { id: string }) => Promise<ActionResult<Inspection>>
  launch: (
    slug: string,
    input: { id: string; revision: number },
  ) => Promise<ActionResult<{ holdUntil: Date | null; sendAt: Date | null; people: number }>>
  takeBack: (slug: string, input: { id: string }) => Promise<ActionResult<void>>
  skipHold: (slug: string, input: { id: string }) => Promise<ActionResult<void>>
  sendTest: (
    slug: string,
    input: { id: string; variant: number; phones: string },
  ) => Promise<ActionResult<{ queued: number }>>
  /** Looks through the whole library. */
  findAssets: MoreAssets
}
