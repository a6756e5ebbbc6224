/** What a campaign may become. Every change of status is one conditional UPDATE that names the states it may come from. */
export const campaignStatuses = [
  'draft',
  'scheduled',
  'holding',
  'preparing',
  'sending',
  'paused',
  'stopped',
  'sent',
  'failed',
] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

/** Seconds in which a launch can be taken back before anything leaves. */
export const holdSeconds = 30

export const verbs = {
  launch: { from: ['draft'], to: 'holding' },
  schedule: { from: ['draft'], to: 'scheduled' },
  takeBack: { from: ['holding', 'scheduled'], to: 'draft' },
  leaveNow: { from: ['holding'], to: 'preparing' },
  send: { from: ['holding', 'scheduled', 'preparing'], to: 'sending' },
  pause: { from: ['preparing', 'sending'], to: 'paused' },
  resume: { from: ['paused'], to: 'sending' },
  stop: { from: ['preparing', 'sending', 'paused'], to: 'stopped' },
} as const satisfies Record<string, { from: readonly CampaignStatus[]; to: CampaignStatus }>

export type CampaignVerb = keyof typeof verbs

const words: Record<CampaignStatus, string> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  holding: 'Holding',
  preparing: 'Preparing',
  sending: 'Sending',
  paused: 'Paused',
  stopped: 'Stopped',
  sent: 'Sent',
  failed: 'Failed',
}

export function statusInWords(status: CampaignStatus): string {
  return words[status]
}
