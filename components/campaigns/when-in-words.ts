import type { CampaignLine } from '@/lib/campaigns/campaign'

/** What is to be known of a campaign's time in a list, on the clock of `timeZone`. */
export function whenInWords(campaign: CampaignLine, timeZone: string): string {
  const at = campaign.launchedAt ?? campaign.sendAt
  const day = (date: Date) =>
    date.toLocaleString('en-US', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    })
  if (campaign.launchedAt) return `Sent ${day(campaign.launchedAt)}`
  return at ? `Leaves ${day(at)}` : `Changed ${day(campaign.updatedAt)}`
}
