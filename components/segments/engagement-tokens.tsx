'use client'

import type { Engagement, When } from '@/lib/segments/rule'
import type { RowProps } from './row-values'
import { TokenInput, TokenList, type TokenOption, TokenSelect } from './token'

const often: TokenOption[] = [
  { value: 'once', label: 'once or more' },
  { value: 'at_least', label: 'at least' },
  { value: 'worth', label: 'for at least' },
  { value: 'never', label: 'never' },
  { value: 'fewer', label: 'fewer than' },
]

function oftenOf({ did, atLeast, worth }: Engagement): string {
  if (worth) return 'worth'
  if (did) return atLeast === 1 ? 'once' : 'at_least'
  return atLeast === 1 ? 'never' : 'fewer'
}

const whens: TokenOption[] = [
  { value: 'in_last', label: 'in the last' },
  { value: 'since', label: 'since' },
  { value: 'before', label: 'before' },
  { value: 'ever', label: 'at any time' },
]

const any = 'any'

/** Clicked · any campaign · at least 2 times · in the last 60 days. */
export function EngagementTokens({ row, choices, onChange }: RowProps<'engagement'>) {
  const campaigns = [
    { value: any, label: row.event === 'bought' ? 'anything' : 'any campaign' },
    ...choices.campaigns.map(({ id, name }) => ({
      value: id,
      label: row.event === 'bought' ? `after ${name}` : name,
    })),
  ]
  const times = (choice: string) => {
    const { worth, ...rest } = row
    onChange({
      ...rest,
      did: choice !== 'never' && choice !== 'fewer',
      atLeast: choice === 'at_least' || choice === 'fewer' ? Math.max(2, row.atLeast || 2) : 1,
      ...(choice === 'worth' ? { worth: worth ?? { minor: 5000, currency: choices.currency } } : {}),
    })
  }
  return (
    <>
      <TokenList
        single
        label="Campaign"
        options={campaigns}
        values={[row.campaign ?? any]}
        onChange={([campaign]) =>
          onChange({ ...row, campaign: campaign && campaign !== any ? campaign : null })
        }
      />
      <TokenSelect
        label="How often"
        options={row.event === 'bought' ? often : often.filter(({ value }) => value !== 'worth')}
        value={oftenOf(row)}
        onChange={times}
      />
      {row.atLeast !== 1 ? (
        <TokenInput
          label="Times"
          type="number"
          min={1}
          max={1000}
          unit="times"
          value={Number.isNaN(row.atLeast) ? '' : String(row.atLeast)}
          onChange={(text) => onChange({ ...row, atLeast: text === '' ? Number.NaN : Number(text) })}
        />
      ) : null}
      {row.worth ? <Worth row={row} worth={row.worth} onChange={onChange} /> : null}
      <WhenTokens when={row.when} onChange={(when) => onChange({ ...row, when })} />
    </>
  )
}

function Worth({
  row,
  worth,
  onChange,
}: {
  row: Engagement
  worth: NonNullable<Engagement['worth']>
  onChange: (row: Engagement) => void
}) {
  return (
    <TokenInput
      label={`Amount in ${worth.currency}`}
      type="number"
      min={0.01}
      step="any"
      unit={worth.currency}
      value={Number.isNaN(worth.minor) ? '' : String(worth.minor / 100)}
      onChange={(text) =>
        onChange({
          ...row,
          worth: { ...worth, minor: text === '' ? Number.NaN : Math.round(Number(text) * 100) },
        })
      }
    />
  )
}

function WhenTokens({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const choose = (type: string) => {
    if (type === 'ever') return onChange({ type })
    if (type === 'in_last') return onChange({ type, days: 'days' in when ? when.days : 90 })
    onChange({ type: type as 'since' | 'before', date: 'date' in when ? when.date : '' })
  }
  return (
    <>
      <TokenSelect label="When" options={whens} value={when.type} onChange={choose} />
      {'days' in when ? (
        <TokenInput
          label="Days"
          type="number"
          min={1}
          max={3650}
          unit={when.days === 1 ? 'day' : 'days'}
          value={Number.isNaN(when.days) ? '' : String(when.days)}
          onChange={(text) => onChange({ ...when, days: text === '' ? Number.NaN : Number(text) })}
        />
      ) : null}
      {'date' in when ? (
        <TokenInput
          label="Date"
          type="date"
          value={when.date}
          onChange={(date) => onChange({ ...when, date })}
        />
      ) : null}
    </>
  )
}
