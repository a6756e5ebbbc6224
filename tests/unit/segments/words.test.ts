import { describe, expect, test } from 'vitest'
import type { Condition, Rule } from '@/lib/segments/rule'
import { inPlainWords, inWords } from '@/lib/segments/words'
import { wordsIn } from '@/lib/words/catalogue'

const names = { campaigns: { c1: 'Slow Lark' }, attributes: { shoe: 'Shoe size', vip: 'VIP' } }
const all = (...of: Rule['of']): Rule => ({ type: 'group', match: 'all', of })
const any = (...of: Rule['of']): Rule => ({ type: 'group', match: 'any', of })
const none = (...of: Rule['of']): Rule => ({ type: 'group', match: 'none', of })

const inCarolina: Condition = { type: 'code', field: 'state', op: 'is', values: ['NC', 'SC'] }
const clicked: Condition = {
  type: 'engagement',
  event: 'clicked',
  did: true,
  campaign: null,
  atLeast: 2,
  when: { type: 'in_last', days: 60 },
}
const member: Condition = { type: 'tags', op: 'has_any', tags: ['members'] }

describe('a rule in words', () => {
  test('emphasises what was chosen and nothing else', () => {
    expect(inWords(wordsIn('en', 'segments'), all(inCarolina), names)).toEqual([
      { text: 'People who live in ' },
      { text: 'North Carolina or South Carolina', strong: true },
      { text: '.' },
    ])
  })

  test.each<[Rule, string]>([
    [all(), 'Everyone.'],
    [
      all(inCarolina, member),
      'People who live in North Carolina or South Carolina and have the tag members.',
    ],
    [
      all(inCarolina, any(clicked, member), none(member)),
      'People who live in North Carolina or South Carolina, and who either clicked any campaign at least 2 times in the last 60 days or have the tag members. Not those who have the tag members.',
    ],
    [
      any(clicked, member),
      'People who clicked any campaign at least 2 times in the last 60 days or have the tag members.',
    ],
    [all(none(member)), 'Everyone. Not those who have the tag members.'],
    [
      none(member, inCarolina),
      'People who are not those who have the tag members or live in North Carolina or South Carolina.',
    ],
  ])('says how rows belong together', (rule, sentence) => {
    expect(inPlainWords(wordsIn('en', 'segments'), rule, names)).toBe(sentence)
  })

  test.each<[Condition, string]>([
    [{ type: 'text', field: 'city', op: 'is', values: ['Asheville'] }, 'live in Asheville'],
    [{ type: 'text', field: 'email', op: 'contains', values: ['@halden'] }, 'have @halden in their email'],
    [{ type: 'text', field: 'firstName', op: 'empty' }, 'have no first name'],
    [{ type: 'code', field: 'areaCode', op: 'is', values: ['828', '865'] }, 'have a 828 or 865 number'],
    [{ type: 'code', field: 'carrier', op: 'is_not', values: ['att'] }, 'do not use AT&T'],
    [{ type: 'number', field: 'attribute:shoe', op: 'at_least', value: 43 }, 'have Shoe size at least 43'],
    [{ type: 'flag', field: 'attribute:vip', op: 'yes' }, 'have VIP set to yes'],
    [
      { type: 'date', field: 'birthday', op: 'anniversary_in_next', days: 7 },
      'have a birthday in the next 7 days',
    ],
    [
      { type: 'date', field: 'birthday', op: 'anniversary_month', months: [5, 6] },
      'have a birthday in May or June',
    ],
    [{ type: 'date', field: 'createdAt', op: 'before', date: '2026-03-03' }, 'joined before Mar 3, 2026'],
    [{ type: 'consent', op: 'is', states: ['granted'] }, 'agreed to marketing texts'],
    [
      { type: 'engagement', event: 'bought', did: false, campaign: 'c1', atLeast: 1, when: { type: 'ever' } },
      'did not buy something after Slow Lark',
    ],
    [
      {
        type: 'engagement',
        event: 'bought',
        did: true,
        campaign: null,
        atLeast: 1,
        when: { type: 'since', date: '2026-01-01' },
        worth: { minor: 125_050, currency: 'USD' },
      },
      'bought for at least $1,250.50 since Jan 1, 2026',
    ],
  ])('says each kind of row', (row, words) => {
    expect(inPlainWords(wordsIn('en', 'segments'), all(row), names)).toBe(`People who ${words}.`)
  })
})
