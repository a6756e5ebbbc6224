import type { Words } from '../words/translate'
import { dayInWords, moneyInWords, type Names, type Part, phrase } from './phrases'
import type { Engagement, When } from './rule'

type T = Words<'segments'>

/** "in the last 60 days", "since Mar 3, 2026"; nothing for ever. */
function whenInWords(t: T, when: When): string {
  switch (when.type) {
    case 'ever':
      return ''
    case 'in_last':
      return t('phrases.time.inLast', { days: when.days })
    case 'before':
      return t('phrases.time.before', { day: dayInWords(t, when.date) })
    case 'since':
      return t('phrases.time.since', { day: dayInWords(t, when.date) })
  }
}

/** "clicked **any campaign at least 2 times in the last 60 days**" */
export function engagementWords(t: T, row: Engagement, names: Names): Part[] {
  const campaign = row.campaign ? (names.campaigns[row.campaign] ?? t('phrases.goneCampaign')) : null
  const what =
    row.event === 'bought' ? bought(t, row.worth, campaign) : (campaign ?? t('phrases.anyCampaign'))
  const often = row.atLeast > 1 ? t('phrases.times', { what, count: row.atLeast }) : what
  const when = whenInWords(t, row.when)
  const chosen = when ? t('phrases.whatWhen', { what: often, when }) : often
  return phrase(t, `${row.did ? 'did' : 'didNot'}.${row.event}`, { chosen })
}

function bought(t: T, worth: Engagement['worth'], campaign: string | null): string {
  const what = worth
    ? t('phrases.boughtWorth', { amount: moneyInWords(t, worth.minor, worth.currency) })
    : t('phrases.boughtSomething')
  return campaign ? t('phrases.boughtAfter', { what, campaign }) : what
}
