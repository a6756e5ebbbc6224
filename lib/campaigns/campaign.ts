import type { Draft } from './draft'
import type { CampaignStatus } from './state'

export type CampaignLine = {
  id: string
  name: string
  status: CampaignStatus
  sendAt: Date | null
  launchedAt: Date | null
  updatedAt: Date
  /** First picture: of the frozen campaign, or of the draft. */
  assetId: string | null
  people: number
  delivered: number
  clicked: number
}

/** A campaign on the calendar. */
export type DatedCampaign = {
  id: string
  name: string
  status: CampaignStatus
  revision: number
  /** When it left, leaves, or is meant to; null for a draft without a moment. */
  at: Date | null
  assetId: string | null
}

export type CampaignDetail = {
  id: string
  name: string
  status: CampaignStatus
  draft: Draft
  revision: number
  sendAt: Date | null
  holdUntil: Date | null
  launchedAt: Date | null
  failure: string | null
}
