'use client'

import { useWords } from '#words'
import type { Engagement, When } from '@/lib/segments/rule'
import type { Words } from '@/lib/words/translate'
import type { RowProps } from './row-values'
import { TokenInput, TokenList, type TokenOption, TokenSelect } from './token'

const often = (t: Words<'segments'>): TokenOption[] => [
  { value: 'once', label: t('engagementTokens.onceOrMore') },
  { value: 'at_least', label: t('engagementTokens.atLeast') },
  { value: 'worth', label: t('engagementTokens.forAtLeast') },
  { value: 'never', label: t('engagementTokens.never') },
  { value: 'fewer', label: t('engagementTokens.fewerThan') },
]

function oftenOf({ did, atLeast, worth }: Engagement): string {
  if (worth) return 'worth'
  if (did) return atLeast === 1 ? 'once' : 'at_least'
  return atLeast === 1 ? 'never' : 'fewer'
}

const whens = (t: Words<'segments'>): TokenOption[] => [
  { value: 'in_last', label: t('engagementTokens.inTheLast') },
  { value: 'since', label: t('engagementTokens.since') },
  { value: 'before', label: t('engagementTokens.before') },
  { value: 'ever', label: t('engagementTokens.atAnyTime') },
]

const any = 'any'

/** Clicked · any campaign · at least 2 times · in the last 60 days. */
export function EngagementTokens({ row, choices, onChange }: RowProps<'engagement'>) {
  const t = useWords('segments')
  const campaigns = [
    {
      value: any,
      label: row.event === 'bought' ? t('engagementTokens.anything') : t('engagementTokens.anyCampaign'),
    },
    ...choices.campaigns.map(({ id, name }) => ({
      value: id,
      label: row.event === 'bought' ? t('engagementTokens.after', { name }) : name,
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
        label={t('engagementTokens.campaign')}
        options={campaigns}
        values={[row.campaign ?? any]}
        onChange={([campaign]) =>
          onChange({ ...row, campaign: campaign && campaign !== any ? campaign : null })
        }
      />
      <TokenSelect
        label={t('engagementTokens.howOften')}
        options={row.event === 'bought' ? often(t) : often(t).filter(({ value }) => value !== 'worth')}
        value={oftenOf(row)}
        onChange={times}
      />
      {row.atLeast !== 1 ? (
        <TokenInput
          label={t('engagementTokens.times')}
          type="number"
          min={1}
          max={1000}
          unit={t('engagementTokens.times2')}
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
  const t = useWords('segments')
  return (
    <TokenInput
      label={t('engagementTokens.amountIn', { currency: worth.currency })}
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
  const t = useWords('segments')
  const choose = (type: string) => {
    if (type === 'ever') return onChange({ type })
    if (type === 'in_last') return onChange({ type, days: 'days' in when ? when.days : 90 })
    onChange({ type: type as 'since' | 'before', date: 'date' in when ? when.date : '' })
  }
  return (
    <>
      <TokenSelect
        label={t('engagementTokens.when')}
        options={whens(t)}
        value={when.type}
        onChange={choose}
      />
      {'days' in when ? (
        <TokenInput
          label={t('engagementTokens.days')}
          type="number"
          min={1}
          max={3650}
          unit={when.days === 1 ? t('engagementTokens.day') : t('engagementTokens.days2')}
          value={Number.isNaN(when.days) ? '' : String(when.days)}
          onChange={(text) => onChange({ ...when, days: text === '' ? Number.NaN : Number(text) })}
        />
      ) : null}
      {'date' in when ? (
        <TokenInput
          label={t('engagementTokens.date')}
          type="date"
          value={when.date}
          onChange={(date) => onChange({ ...when, date })}
        />
      ) : null}
    </>
  )
}
