import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { compileAudience, compileRule } from '@/lib/segments/compile'
import { everyone, limits, type Node, type Rule, ruleSchema } from '@/lib/segments/rule'
import { anniversaries, startOfDay } from '@/lib/segments/time'

const row: Node = { type: 'tags', op: 'has_any', tags: ['vip'] }
const nested = (depth: number): Rule => ({
  type: 'group',
  match: 'all',
  of: [depth > 1 ? nested(depth - 1) : row],
})

describe('what may be a rule', () => {
  test('is bounded in depth and size', () => {
    expect(ruleSchema.safeParse(nested(limits.depth)).success).toBe(true)
    expect(ruleSchema.safeParse(nested(limits.depth + 1)).success).toBe(false)
    const wide: Rule = {
      type: 'group',
      match: 'any',
      of: Array.from({ length: limits.rowsPerGroup }, () => row),
    }
    expect(ruleSchema.safeParse(wide).success).toBe(true)
    expect(ruleSchema.safeParse({ ...wide, of: [...wide.of, row] }).success).toBe(false)
    expect(ruleSchema.safeParse({ type: 'group', match: 'all', of: [wide, wide, wide, wide] }).success).toBe(
      false,
    )
  })

  test('a tree deep enough to exhaust the stack is refused like any other', () => {
    let deep: unknown = row
    for (let i = 0; i < 50_000; i++) deep = { type: 'group', match: 'all', of: [deep] }
    expect(ruleSchema.safeParse(deep).success).toBe(false)
  })

  test.each<[string, unknown]>([
    ['unknown keys', { ...row, sql: 'true' }],
    ['a field that is no column', { type: 'text', field: 'phone; drop table', op: 'is', values: ['x'] }],
    ['no values', { type: 'tags', op: 'has_any', tags: [] }],
    ['a zero byte', { type: 'tags', op: 'has_any', tags: ['a\0'] }],
    ['an attribute key with quotes', { type: 'flag', field: `attribute:'"`, op: 'yes' }],
    ['infinity', { type: 'number', field: 'attribute:a', op: 'is', value: Number.POSITIVE_INFINITY }],
    ['a day that does not exist', { type: 'date', field: 'birthday', op: 'on', date: '2026-02-30' }],
    [
      'a value on something without',
      {
        type: 'engagement',
        event: 'clicked',
        did: true,
        campaign: null,
        atLeast: 1,
        when: { type: 'ever' },
        worth: { minor: 1, currency: 'USD' },
      },
    ],
  ])('refuses %s', (_, node) => {
    expect(() => parse(ruleSchema, { type: 'group', match: 'all', of: [node] })).toThrow(AppError)
  })
})

describe('compiling', () => {
  const now = new Date('2026-03-01T00:00:00Z')

  test('asks for the workspace first', () => {
    expect(() => compileRule(everyone, [], now)).toThrow(TypeError)
  })

  test('nobody is in an audience without segments', () => {
    expect(compileAudience({ include: [], exclude: [] }, ['w'], now)).toBe('(FALSE)')
  })
})

describe('days', () => {
  test('29 February is kept on the 28th when there is none', () => {
    expect(anniversaries('2026-02-27', 2)).toEqual([227, 228, 229, 301])
    expect(anniversaries('2028-02-28', 0)).toEqual([228])
    expect(anniversaries('2026-12-31', 1)).toEqual([1231, 101])
  })

  test('begin where the clock says, also when it was put forward', () => {
    expect(startOfDay('2026-03-09', 'America/New_York').toISOString()).toBe('2026-03-09T04:00:00.000Z')
    expect(startOfDay('2026-03-08', 'America/New_York').toISOString()).toBe('2026-03-08T05:00:00.000Z')
  })
})
