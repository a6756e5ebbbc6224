import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge, type Tone } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon, type IconName } from '@/components/ui/icon'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { kindWords, mechanismWords } from '@/lib/consent/explain'
import type { ConsentEventKind } from '@/lib/consent/standing'
import type { TimelineEntry } from '@/lib/contacts/timeline'

type Props = {
  entries: readonly TimelineEntry[]
  timeZone: string
  /** Path of the workspace. */
  home: string
}

/** Everything that happened between the brand and a person, newest first. */
export function Timeline({ entries, timeZone, home }: Props) {
  const at = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <Sheet>
      <Cell>
        <SectionHead title="Timeline" note={`Times in ${timeZone.replaceAll('_', ' ')}`} />
      </Cell>
      {entries.length === 0 ? (
        <EmptyState bare icon="clock" title="Nothing yet">
          Consent, messages, clicks, purchases and replies appear here as they happen.
        </EmptyState>
      ) : (
        <ol className="pb-2">
          {entries.map((entry, index) => {
            const { icon, title, detail, badge } = lookOf(entry, home)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries of a page never move
              <li key={index} className="flex gap-3 px-4 py-2.5 [&+li]:border-t [&+li]:border-line">
                <span className="mt-0.5 grid size-7 flex-none place-items-center rounded-full bg-fill text-ink-2">
                  <Icon name={icon} size={14} />
                </span>
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-baseline gap-x-2.5">
                    <b className="font-semibold">{title}</b>
                    <time dateTime={entry.at} className="text-sm text-ink-3 tabular-nums">
                      {at.format(new Date(entry.at))}
                    </time>
                  </p>
                  {detail ? <p className="text-ink-2">{detail}</p> : null}
                </div>
                {badge ? <Badge tone={badge.tone}>{badge.words}</Badge> : null}
              </li>
            )
          })}
        </ol>
      )}
    </Sheet>
  )
}

type Look = {
  icon: IconName
  title: ReactNode
  detail?: ReactNode
  badge?: { tone: Tone; words: string } | undefined
}

const messageTones: Record<string, Tone> = {
  delivered: 'good',
  failed: 'block',
  withheld: 'warn',
  unknown: 'warn',
}

type Of<Type extends TimelineEntry['type']> = Extract<TimelineEntry, { type: Type }>

const looks: { [Type in TimelineEntry['type']]: (entry: Of<Type>, home: string) => Look } = {
  consent: ({ kind, mechanism, text }) => ({
    icon: 'consent',
    title: kindWords[kind as ConsentEventKind] ?? kind,
    detail: [mechanismWords[mechanism] ?? mechanism, text && `“${text}”`].filter(Boolean).join(', '),
  }),
  message: ({ campaignId, campaign, reason, status }, home) => ({
    icon: 'send',
    title: campaignId ? (
      <Link href={`${home}/campaigns/${campaignId}`} className="hover:underline">
        {campaign ?? 'Campaign'}
      </Link>
    ) : (
      'Message'
    ),
    detail: reason?.replaceAll('_', ' '),
    badge: { tone: messageTones[status] ?? 'plain', words: status },
  }),
  click: ({ linkNumber, campaign, verdict }) => ({
    icon: 'link',
    title: `Opened link ${linkNumber + 1}`,
    detail: campaign,
    badge: verdict === 'human' ? undefined : { tone: 'plain', words: verdict },
  }),
  conversion: ({ valueMinor, currency, name, campaign }) => ({
    icon: 'cart',
    title: `${money(valueMinor, currency)}, ${name}`,
    detail: campaign ? `After ${campaign}` : null,
  }),
  reply: ({ text, pictures, intent }) => ({
    icon: 'reply',
    title: 'Wrote',
    detail: `“${text}”${pictures > 0 ? `, ${pictures} ${pictures === 1 ? 'picture' : 'pictures'}` : ''}`,
    badge: intent === 'other' ? undefined : { tone: 'info', words: intent },
  }),
}

function lookOf(entry: TimelineEntry, home: string): Look {
  return (looks[entry.type] as (entry: TimelineEntry, home: string) => Look)(entry, home)
}

function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** digits)
}
