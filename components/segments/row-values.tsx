'use client'

import { useWords } from '#words'
import { monthName } from '@/lib/segments/phrases'
import { carriers, countries, states } from '@/lib/segments/places'
import type { Condition } from '@/lib/segments/rule'
import { TokenInput, TokenList, type TokenOption, TokenSelect } from './token'
import type { BuilderChoices } from './types'

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>
export type RowProps<Type extends Condition['type']> = {
  row: Of<Type>
  choices: BuilderChoices
  onChange: (row: Condition) => void
}

const options = (names: Readonly<Record<string, string>>): TokenOption[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const emptiness = { empty: 'is not known', not_empty: 'is known' }
const textOps = options({
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  not_contains: 'does not contain',
  starts: 'starts with',
  ...emptiness,
})

export function TextTokens({ row, onChange }: RowProps<'text'>) {
  const t = useWords('segments')
  const values = 'values' in row ? row.values : []
  const change = (op: string) => {
    const bare = op === 'empty' || op === 'not_empty'
    onChange({ type: 'text', field: row.field, op, ...(bare ? {} : { values }) } as Condition)
  }
  return (
    <>
      <TokenSelect label={t('rowValues.comparison')} options={textOps} value={row.op} onChange={change} />
      {'values' in row ? (
        <TokenList
          free
          label={t('rowValues.values')}
          options={[]}
          values={values}
          onChange={(values) => onChange({ ...row, values })}
        />
      ) : null}
    </>
  )
}

const codeOps = options({ is: 'is', is_not: 'is not', ...emptiness })
const codes = {
  state: options(states),
  country: options(countries),
  carrier: options(carriers),
  areaCode: [],
}

export function CodeTokens({ row, onChange }: RowProps<'code'>) {
  const t = useWords('segments')
  const values = 'values' in row ? row.values : []
  const change = (op: string) => {
    const bare = op === 'empty' || op === 'not_empty'
    onChange({ type: 'code', field: row.field, op, ...(bare ? {} : { values }) } as Condition)
  }
  // Three digits, or two capitals: what contacts hold.
  const tidy = (typed: string[]) =>
    typed
      .map((value) => (row.field === 'areaCode' ? value.replace(/\D/g, '').slice(0, 3) : value))
      .filter(Boolean)
  return (
    <>
      <TokenSelect label={t('rowValues.comparison')} options={codeOps} value={row.op} onChange={change} />
      {'values' in row ? (
        <TokenList
          free={row.field === 'areaCode'}
          label={t('rowValues.values')}
          options={codes[row.field]}
          values={values}
          onChange={(typed) => onChange({ ...row, values: [...new Set(tidy(typed))] })}
        />
      ) : null}
    </>
  )
}

const numberOps = options({
  at_least: 'at least',
  at_most: 'at most',
  more_than: 'more than',
  less_than: 'less than',
  is: 'is',
  is_not: 'is not',
  between: 'from',
  ...emptiness,
})

const asNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
const asText = (value: number) => (Number.isNaN(value) ? '' : String(value))

export function NumberTokens({ row, onChange }: RowProps<'number'>) {
  const t = useWords('segments')
  const value = 'value' in row ? row.value : 'from' in row ? row.from : 1
  const change = (op: string) => {
    const rest = op === 'between' ? { from: value, to: value } : op.endsWith('empty') ? {} : { value }
    onChange({ type: 'number', field: row.field, op, ...rest } as Condition)
  }
  const input = (label: string, shown: number, next: (value: number) => Condition) => (
    <TokenInput
      label={label}
      type="number"
      step="any"
      value={asText(shown)}
      onChange={(text) => onChange(next(asNumber(text)))}
    />
  )
  return (
    <>
      <TokenSelect label={t('rowValues.comparison')} options={numberOps} value={row.op} onChange={change} />
      {'value' in row ? input(t('rowValues.number'), row.value, (value) => ({ ...row, value })) : null}
      {'from' in row ? input(t('rowValues.from'), row.from, (from) => ({ ...row, from })) : null}
      {'from' in row ? <span className="text-ink-2">{t('rowValues.to')}</span> : null}
      {'from' in row ? input(t('rowValues.to2'), row.to, (to) => ({ ...row, to })) : null}
    </>
  )
}

const dateOps = options({
  in_last: 'in the last',
  in_next: 'in the next',
  on: 'on',
  before: 'before',
  after: 'after',
  anniversary_in_next: 'comes round in the next',
  anniversary_month: 'is in',
  ...emptiness,
})
const monthOptions = Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: monthName(i + 1) }))

/** What the new comparison needs, keeping what was already filled in. */
function dateValue(row: Of<'date'>, op: string): object {
  if (op.endsWith('empty')) return {}
  if (op === 'anniversary_month') return { months: 'months' in row ? row.months : [] }
  if (op === 'on' || op === 'before' || op === 'after') return { date: 'date' in row ? row.date : '' }
  return { days: 'days' in row ? row.days : 7 }
}

export function DateTokens({ row, onChange }: RowProps<'date'>) {
  const t = useWords('segments')
  const change = (op: string) =>
    onChange({ type: 'date', field: row.field, op, ...dateValue(row, op) } as Condition)
  // Nobody is born in the next week; a birthday comes round.
  const offered = row.field === 'birthday' ? dateOps.filter(({ value }) => !/^in_/.test(value)) : dateOps
  return (
    <>
      <TokenSelect label={t('rowValues.comparison')} options={offered} value={row.op} onChange={change} />
      {'days' in row ? (
        <TokenInput
          label={t('rowValues.days')}
          type="number"
          min={row.op === 'anniversary_in_next' ? 0 : 1}
          max={3650}
          value={asText(row.days)}
          unit={row.days === 1 ? t('rowValues.day') : t('rowValues.days2')}
          onChange={(text) => onChange({ ...row, days: asNumber(text) })}
        />
      ) : null}
      {'date' in row ? (
        <TokenInput
          label={t('rowValues.date')}
          type="date"
          value={row.date}
          onChange={(date) => onChange({ ...row, date })}
        />
      ) : null}
      {'months' in row ? (
        <TokenList
          label={t('rowValues.months')}
          options={monthOptions}
          values={row.months.map(String)}
          onChange={(values) => onChange({ ...row, months: values.map(Number).sort((a, b) => a - b) })}
        />
      ) : null}
    </>
  )
}

const flagOps = options({ yes: 'is yes', no: 'is no', ...emptiness })

export function FlagTokens({ row, onChange }: RowProps<'flag'>) {
  const t = useWords('segments')
  const change = (op: string) => onChange({ ...row, op } as Condition)
  return <TokenSelect label={t('rowValues.comparison')} options={flagOps} value={row.op} onChange={change} />
}

const tagOps = options({ has_any: 'is any of', has_all: 'is all of', has_none: 'is none of' })

export function TagTokens({ row, choices, onChange }: RowProps<'tags'>) {
  const t = useWords('segments')
  return (
    <>
      <TokenSelect
        label={t('rowValues.comparison')}
        options={tagOps}
        value={row.op}
        onChange={(op) => onChange({ ...row, op } as Condition)}
      />
      <TokenList
        free
        label={t('rowValues.tags')}
        word={row.op === 'has_all' ? 'and' : 'or'}
        options={choices.tags.map(({ tag }) => ({ value: tag, label: tag }))}
        values={row.tags}
        onChange={(tags) => onChange({ ...row, tags })}
      />
    </>
  )
}

const isOps = options({ is: 'is', is_not: 'is not' })
const consentOptions = options({
  granted: 'agreed to marketing texts',
  pending: 'not confirmed yet',
  revoked: 'opted out',
  none: 'never agreed',
})

export function ConsentTokens({ row, onChange }: RowProps<'consent'>) {
  const t = useWords('segments')
  return (
    <>
      <TokenSelect
        label={t('rowValues.comparison')}
        options={isOps}
        value={row.op}
        onChange={(op) => onChange({ ...row, op } as Condition)}
      />
      <TokenList
        label={t('rowValues.consent')}
        options={consentOptions}
        values={row.states}
        onChange={(states) => onChange({ ...row, states } as Condition)}
      />
    </>
  )
}
