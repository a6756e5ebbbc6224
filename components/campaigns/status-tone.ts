import type { Tone } from '@/components/ui/badge'
import type { CampaignStatus } from '@/lib/campaigns/state'

export const statusTone: Readonly<Record<CampaignStatus, Tone>> = {
  draft: 'plain',
  scheduled: 'info',
  holding: 'live',
  preparing: 'live',
  sending: 'live',
  paused: 'warn',
  stopped: 'plain',
  sent: 'good',
  failed: 'block',
}
