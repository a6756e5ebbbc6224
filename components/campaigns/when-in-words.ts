import type { CampaignLine } from '@/lib/campaigns/campaign'
import type { Words } from '@/lib/words/translate'

/** What is to be known of a campaign's time in a list, on the clock of `timeZone`. */
export function whenInWords(t: Words<'campaigns'>, campaign: CampaignLine, timeZone: string): string {
  const at = campaign.launchedAt ?? campaign.sendAt
  const day = (date: Date) =>
    date.toLocaleString(t.tag, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    })
  if (campaign.launchedAt) return t('whenInWords.sent', { launchedAt: day(campaign.launchedAt) })
  return at
    ? t('whenInWords.leaves', { at: day(at) })
    : t('whenInWords.changed', { updatedAt: day(campaign.updatedAt) })
}
