import { describe, expect, test } from 'vitest'
import { followUpName, followUpRule, followUps } from '@/lib/segments/follow-up'
import { ruleSchema } from '@/lib/segments/rule'
import { starters } from '@/lib/segments/starters'
import { inPlainWords } from '@/lib/segments/words'
import { wordsIn } from '@/lib/words/catalogue'

const campaign = '00000000-0000-7000-8000-00000000c001'

describe('ready-made rules', () => {
  test('are rules', () => {
    for (const kind of followUps) expect(ruleSchema.parse(followUpRule(kind, campaign))).toBeTruthy()
    for (const { rule } of starters(wordsIn('en', 'segments'))) expect(ruleSchema.parse(rule)).toEqual(rule)
  })

  test('say what their button says', () => {
    const names = { campaigns: { [campaign]: 'Slow Lark' }, attributes: {} }
    expect(inPlainWords(wordsIn('en', 'segments'), followUpRule('clicked_not_bought', campaign), names)).toBe(
      'People who clicked Slow Lark and did not buy something after Slow Lark.',
    )
    expect(followUpName('not_received', 'x'.repeat(200)).length).toBeLessThanOrEqual(80)
  })
})
