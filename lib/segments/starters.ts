import type { Rule } from './rule'

/** First segments worth having, offered where there are none yet. */
export const starters: readonly { name: string; why: string; rule: Rule }[] = [
  {
    name: 'Clicked lately',
    why: 'Your warmest readers: they tapped a link in the last 60 days.',
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
    name: 'New this month',
    why: 'Joined in the last 30 days and agreed to texts. Say hello.',
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
    name: 'Drifting away',
    why: 'Got at least three campaigns in 90 days and clicked none.',
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
    name: 'Birthday this week',
    why: 'Their day comes round in the next seven days.',
    rule: {
      type: 'group',
      match: 'all',
      of: [{ type: 'date', field: 'birthday', op: 'anniversary_in_next', days: 7 }],
    },
  },
]
