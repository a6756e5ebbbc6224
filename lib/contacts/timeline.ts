/** One thing that happened between the brand and a person. Times are ISO strings. */
export type TimelineEntry = { at: string } & (
  | { type: 'consent'; id: number; kind: string; mechanism: string; text: string | null }
  | {
      type: 'message'
      id: number
      status: 'planned' | 'claimed' | 'submitted' | 'delivered' | 'failed' | 'unknown' | 'withheld'
      reason: string | null
      campaignId: string | null
      campaign: string | null
      picture: string | null
    }
  | { type: 'click'; campaign: string | null; verdict: 'human' | 'bot' | 'unknown'; linkNumber: number }
  | { type: 'conversion'; name: string; valueMinor: number; currency: string; campaign: string | null }
  | { type: 'reply'; text: string; intent: 'stop' | 'start' | 'help' | 'other'; pictures: number }
)
