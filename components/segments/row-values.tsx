'use client'

import { useWords } from '#words'
import { monthName } from '@/lib/segments/phrases'
import { carriers, countries, states } from '@/lib/segments/places'
import type { Condition } from '@/lib/segments/rule'
import type { Words } from '@/lib/words/translate'
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

const emptiness = (t: Words<'segments'>) => ({
  empty: t('rowValues.isNotKnown'),
  not_empty: t('rowValues.isKnown'),
})
const textOps = (t: Words<'segments'>) =>
  options({
    is: t('rowValues.opIs'),
    is_not: t('rowValues.opIsNot'),
    contains: t('rowValues.opContains'),
    not_contains: t('rowValues.opDoesNotContain'),
    starts: t('rowValues.opStartsWith'),
    ...emptiness(t),
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
      <TokenSelect label={t('rowValues.comparison')} options={textOps(t)} value={row.op} onChange={change} />
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

const codeOps = (t: Words<'segments'>) =>
  options({ is: t('rowValues.opIs'), is_not: t('rowValues.opIsNot'), ...emptiness(t) })
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
      <TokenSelect label={t('rowValues.comparison')} options={codeOps(t)} value={row.op} onChange={change} />
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

const numberOps = (t: Words<'segments'>) =>
  options({
    at_least: t('rowValues.opAtLeast'),
    at_most: t('rowValues.opAtMost'),
    more_than: t('rowValues.opMoreThan'),
    less_than: t('rowValues.opLessThan'),
    is: t('rowValues.opIs'),
    is_not: t('rowValues.opIsNot'),
    between: t('rowValues.opFrom'),
    ...emptiness(t),
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
      <TokenSelect
        label={t('rowValues.comparison')}
        options={numberOps(t)}
        value={row.op}
        onChange={change}
      />
      {'value' in row ? input(t('rowValues.number'), row.value, (value) => ({ ...row, value })) : null}
      {'from' in row ? input(t('rowValues.from'), row.from, (from) => ({ ...row, from })) : null}
      {'from' in row ? <span className="text-ink-2">{t('rowValues.to')}</span> : null}
      {'from' in row ? input(t('rowValues.to2'), row.to, (to) => ({ ...row, to })) : null}
    </>
  )
}

const dateOps = (t: Words<'segments'>) =>
  options({
    in_last: t('rowValues.opInTheLast'),
    in_next: t('rowValues.opInTheNext'),
    on: t('rowValues.opOn'),
    before: t('rowValues.opBefore'),
    after: t('rowValues.opAfter'),
    anniversary_in_next: t('rowValues.opComesRoundInTheNext'),
    anniversary_month: t('rowValues.opIsIn'),
    ...emptiness(t),
  })
const monthOptions = (t: Words<'segments'>) =>
  Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: monthName(t, i + 1) }))

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
  const offered =
    row.field === 'birthday' ? dateOps(t).filter(({ value }) => !/^in_/.test(value)) : dateOps(t)
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
          options={monthOptions(t)}
          values={row.months.map(String)}
          onChange={(values) => onChange({ ...row, months: values.map(Number).sort((a, b) => a - b) })}
        />
      ) : null}
    </>
  )
}

const flagOps = (t: Words<'segments'>) =>
  options({ yes: t('rowValues.opIsYes'), no: t('rowValues.opIsNo'), ...emptiness(t) })

export function FlagTokens({ row, onChange }: RowProps<'flag'>) {
  const t = useWords('segments')
  const change = (op: string) => onChange({ ...row, op } as Condition)
  return (
    <TokenSelect label={t('rowValues.comparison')} options={flagOps(t)} value={row.op} onChange={change} />
  )
}

const tagOps = (t: Words<'segments'>) =>
  options({
    has_any: t('rowValues.opIsAnyOf'),
    has_all: t('rowValues.opIsAllOf'),
    has_none: t('rowValues.opIsNoneOf'),
  })

export function TagTokens({ row, choices, onChange }: RowProps<'tags'>) {
  const t = useWords('segments')
  return (
    <>
      <TokenSelect
        label={t('rowValues.comparison')}
        options={tagOps(t)}
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

const isOps = (t: Words<'segments'>) => options({ is: t('rowValues.opIs'), is_not: t('rowValues.opIsNot') })
const consentOptions = (t: Words<'segments'>) =>
  options({
    granted: t('rowValues.opAgreedToMarketingTexts'),
    pending: t('rowValues.opNotConfirmedYet'),
    revoked: t('rowValues.opOptedOut'),
    none: t('rowValues.opNeverAgreed'),
  })

export function ConsentTokens({ row, onChange }: RowProps<'consent'>) {
  const t = useWords('segments')
  return (
    <>
      <TokenSelect
        label={t('rowValues.comparison')}
        options={isOps(t)}
        value={row.op}
        onChange={(op) => onChange({ ...row, op } as Condition)}
      />
      <TokenList
        label={t('rowValues.consent')}
        options={consentOptions(t)}
        values={row.states}
        onChange={(states) => onChange({ ...row, states } as Condition)}
      />
    </>
  )
}
