import type { Condition, Rule } from './rule'

/** Audiences that a campaign's results offer: by what its people did after it. */
export const followUps = ['clicked_not_bought', 'received_not_clicked', 'not_received'] as const
export type FollowUp = (typeof followUps)[number]

const words: Record<FollowUp, string> = {
  clicked_not_bought: 'clicked, did not buy',
  received_not_clicked: 'got it, did not click',
  not_received: 'did not get it',
}

export function followUpName(kind: FollowUp, campaign: string): string {
  return `${campaign.slice(0, 55)}: ${words[kind]}`
}

/** The rule behind the button. */
export function followUpRule(kind: FollowUp, campaign: string): Rule {
  const row = (event: 'sent' | 'received' | 'clicked' | 'bought', did: boolean): Condition => ({
    type: 'engagement',
    event,
    did,
    campaign,
    atLeast: 1,
    when: { type: 'ever' },
  })
  const of = {
    clicked_not_bought: [row('clicked', true), row('bought', false)],
    received_not_clicked: [row('received', true), row('clicked', false)],
    not_received: [row('sent', true), row('received', false)],
  }[kind]
  return { type: 'group', match: 'all', of }
}
