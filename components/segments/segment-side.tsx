'use client'

import clsx from 'clsx'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '#words'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { Cell, SectionHead } from '@/components/ui/sheet'
import type { Names } from '@/lib/segments/phrases'
import { carriers } from '@/lib/segments/places'
import type { Rule } from '@/lib/segments/rule'
import { inPlainWords } from '@/lib/segments/words'
import type { Words } from '@/lib/words/translate'
import type { BuilderActs, Count, Presence, Sampled } from './types'

export function RightNow({ count, stale }: { count: Count | null; stale: boolean }) {
  const t = useWords('segments')
  const seconds = count ? t('segmentSide.countedInS', { value: (count.ms / 1000).toFixed(2) }) : ''
  return (
    <Cell>
      <SectionHead
        title={t('segmentSide.rightNow')}
        actions={<span className="type-label">{stale ? t('segmentSide.counting') : seconds}</span>}
      />
      <div
        aria-live="polite"
        aria-atomic="true"
        className={clsx('transition-opacity', stale && 'opacity-50')}
      >
        <b className="type-count block tabular-nums">{count ? t.count(count.match) : '–'}</b>
        <span className="text-ink-3">
          {count
            ? t('segmentSide.ofContacts', { total: count.total, share: shareOf(t, count) })
            : t('segmentSide.notCountedYet')}
        </span>
      </div>
    </Cell>
  )
}

function shareOf(t: Words<'segments'>, { match, total }: Count): string {
  return total ? t.percent(match / total, match / total < 0.01 ? 1 : 0) : ''
}

/** From who matches to who may get something, each loss named. */
export function Waterfall({ count, stale }: { count: Count | null; stale: boolean }) {
  const t = useWords('segments')
  if (!count) return null
  const losses = [
    [t('segmentSide.noConsentToMarketing'), count.noConsent],
    [t('segmentSide.optedOut'), count.optedOut],
    [t('segmentSide.landlineTakesNoPictures'), count.landline],
  ] as const
  return (
    <Cell className={clsx('border-t border-line transition-opacity', stale && 'opacity-50')}>
      <dl>
        <Line label={t('segmentSide.matchTheRule')}>{t.count(count.match)}</Line>
        {losses.map(([label, lost]) => (
          <Line key={label} label={label}>
            {lost ? `−${t.count(lost)}` : '0'}
          </Line>
        ))}
        <Line label={t('segmentSide.mayBeWrittenTo')} strong>
          {t.count(count.mayGet)}
        </Line>
      </dl>
    </Cell>
  )
}

function Line({ label, strong, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={clsx(
        'flex justify-between leading-6',
        strong ? 'mt-1 border-t border-line pt-1.5 font-semibold' : 'text-ink-2',
      )}
    >
      <dt>{label}</dt>
      <dd className="font-semibold text-ink tabular-nums">{children}</dd>
    </div>
  )
}

function lastOf(t: Words<'segments'>, person: Sampled): string {
  if (!person.last) return t('segmentSide.nothingSentYet')
  // One zone for server and browser, or React refuses the page around midnight.
  const day = t.dates({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(person.last.at))
  const { kind, campaign } = person.last
  return campaign
    ? t(`segmentSide.did.${kind}With`, { campaign, day })
    : t(`segmentSide.did.${kind}`, { day })
}

export function FiveOfThem({
  people,
  hrefOf,
  onAnother,
}: {
  people: readonly Sampled[]
  hrefOf: (id: string) => string
  onAnother: () => void
}) {
  const t = useWords('segments')
  return (
    <Cell className="border-t border-line">
      <SectionHead
        title={people.length === 1 ? t('segmentSide.oneOfThem') : t('segmentSide.fiveOfThem')}
        actions={
          people.length === 5 ? (
            <Button kind="ghost" size="s" icon="refresh" onClick={onAnother}>
              {t('segmentSide.anotherFive')}
            </Button>
          ) : null
        }
      />
      {people.length === 0 ? <p className="text-ink-3">{t('segmentSide.nobodyMatchesLoosenA')}</p> : null}
      <ul>
        {people.map((person) => (
          <li
            key={person.id}
            className="flex items-center gap-2.5 border-t border-line py-[7px] leading-[17px] first:border-0"
          >
            <Avatar name={person.name} />
            <a href={hrefOf(person.id)} className="min-w-0 flex-1 rounded-sm hover:underline">
              <span className="block truncate">
                <b className="font-semibold">{person.name}</b>{' '}
                <span className="text-ink-3">{person.place}</span>
              </span>
              <span className="block truncate text-ink-2">{lastOf(t, person)}</span>
            </a>
            {person.carrier ? <Badge>{carriers[person.carrier] ?? person.carrier}</Badge> : null}
          </li>
        ))}
      </ul>
    </Cell>
  )
}

/** Answers "is Ana in here?", and if not, why. */
export function WhoIsInHere({
  rule,
  names,
  look,
}: {
  rule: Rule | null
  names: Names
  look: BuilderActs['look']
}) {
  const t = useWords('segments')
  const [text, setText] = useState('')
  const [found, setFound] = useState<Presence[] | null>(null)
  const key = rule ? JSON.stringify(rule) : null
  useEffect(() => {
    setFound(null)
    if (!key || text.trim().length < 2) return
    let stale = false
    const timer = setTimeout(async () => {
      const answer = await look({ rule: JSON.parse(key) as Rule, text }).catch(() => null)
      if (!stale && answer?.ok) setFound(answer.value)
    }, 300)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text, key, look])
  return (
    <Cell className="border-t border-line">
      <Input
        icon="search"
        quiet
        type="search"
        value={text}
        maxLength={80}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('segmentSide.isSomeoneInHere')}
        aria-label={t('segmentSide.isSomeoneInHere')}
      />
      <div aria-live="polite" className="mt-2 flex flex-col gap-1 text-[12.5px] text-ink-3 empty:mt-0">
        {found?.length === 0 ? <p>{t('segmentSide.nobodyByThatName')}</p> : null}
        {found?.map((one) => (
          <p key={one.id}>
            <b className="font-semibold text-ink">{one.name}</b>{' '}
            {one.inside
              ? t('segmentSide.isInHere')
              : t('segmentSide.isNot', { one: whyNot(t, one, rule, names) })}
          </p>
        ))}
      </div>
    </Cell>
  )
}

function whyNot(t: Words<'segments'>, one: Presence, rule: Rule | null, names: Names): string {
  const node = rule?.of[one.unmet[0] ?? -1]
  if (!node) return ''
  if (node.type === 'group' && node.match === 'none') return t('segmentSide.leftOut')
  const words = inPlainWords(t, { type: 'group', match: 'all', of: [node] }, names)
  return t('segmentSide.notOneOfThe', {
    toLowerCase: words.charAt(0).toLowerCase(),
    value: words.slice(1).replace(/\.$/, ''),
  })
}
