import { dayInWords, days, moneyInWords, type Names, type Part, plain, strong } from './phrases'
import type { Engagement, When } from './rule'

/** "in the last 60 days", "since Mar 3, 2026"; nothing for ever. */
function whenInWords(when: When): string {
  switch (when.type) {
    case 'ever':
      return ''
    case 'in_last':
      return `in the last ${days(when.days)}`
    case 'before':
      return `before ${dayInWords(when.date)}`
    case 'since':
      return `since ${dayInWords(when.date)}`
  }
}

const verbs = {
  sent: ['were sent ', 'were not sent '],
  received: ['received ', 'did not receive '],
  clicked: ['clicked ', 'did not click '],
  replied: ['replied to ', 'did not reply to '],
  bought: ['bought ', 'did not buy '],
} as const

export function engagementWords(row: Engagement, names: Names): Part[] {
  const campaign = row.campaign ? (names.campaigns[row.campaign] ?? 'a campaign that is gone') : null
  const chosen: string[] = []
  if (row.event === 'bought') {
    chosen.push(row.worth ? `for at least ${moneyInWords(row.worth.minor, row.worth.currency)}` : 'something')
    if (campaign) chosen.push(`after ${campaign}`)
  } else chosen.push(campaign ?? 'any campaign')
  if (row.atLeast > 1) chosen.push(`at least ${row.atLeast} times`)
  const when = whenInWords(row.when)
  if (when) chosen.push(when)
  return [plain(verbs[row.event][row.did ? 0 : 1]), strong(chosen.join(' '))]
}
