import type { Scope } from '@/lib/accounts/scope'
import { assetsById } from '@/lib/media/assets.server'

/** Campaigns with the address of their picture's thumbnail; null while it is being made, or for text alone. */
export async function withThumbnails<Campaign extends { assetId: string | null }>(
  scope: Scope,
  campaigns: readonly Campaign[],
): Promise<(Campaign & { thumb: string | null })[]> {
  const pictures = await assetsById(
    scope,
    campaigns.flatMap((campaign) => campaign.assetId ?? []),
  )
  const thumbs = new Map(pictures.map((picture) => [picture.id, picture.thumbnail]))
  return campaigns.map((campaign) => ({ ...campaign, thumb: thumbs.get(campaign.assetId ?? '') ?? null }))
}
