import type { Words } from '../words/translate'
import type { Rule } from './rule'

/** First segments worth having, offered where there are none yet. */
export const starters = (t: Words<'segments'>): readonly { name: string; why: string; rule: Rule }[] => [
  {
    name: t('starters.clickedLately'),
    why: t('starters.yourWarmestReadersThey'),
    rule: {
      type: 'group',
      match: 'all',
      of: [
        {
          type: 'engagement',
          event: 'clicked',
          did: true,
          campaign: null,
          atLeast: 1,
          when: { type: 'in_last', days: 60 },
        },
      ],
    },
  },
  {
    name: t('starters.newThisMonth'),
    why: t('starters.joinedInTheLast'),
    rule: {
      type: 'group',
      match: 'all',
      of: [
        { type: 'date', field: 'createdAt', op: 'in_last', days: 30 },
        { type: 'consent', op: 'is', states: ['granted'] },
      ],
    },
  },
  {
    name: t('starters.driftingAway'),
    why: t('starters.gotAtLeastThree'),
    rule: {
      type: 'group',
      match: 'all',
      of: [
        {
          type: 'engagement',
          event: 'received',
          did: true,
          campaign: null,
          atLeast: 3,
          when: { type: 'in_last', days: 90 },
        },
        {
          type: 'engagement',
          event: 'clicked',
          did: false,
          campaign: null,
          atLeast: 1,
          when: { type: 'in_last', days: 90 },
        },
      ],
    },
  },
  {
    name: t('starters.birthdayThisWeek'),
    why: t('starters.theirDayComesRound'),
    rule: {
      type: 'group',
      match: 'all',
      of: [{ type: 'date', field: 'birthday', op: 'anniversary_in_next', days: 7 }],
    },
  },
]
