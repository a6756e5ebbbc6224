import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Badge, type Tone } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon, type IconName } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { kindWords, mechanismWords } from '@/lib/consent/explain'
import type { ConsentEventKind } from '@/lib/consent/standing'
import type { TimelineEntry } from '@/lib/contacts/timeline'
import { reasonInWords } from '@/lib/messages/state'
import type { Words } from '@/lib/words/translate'

type Props = {
  entries: readonly TimelineEntry[]
  timeZone: string
  /** Path of the workspace. */
  home: string
}

/** Everything that happened between the brand and a person, newest first. */
export function Timeline({ entries, timeZone, home }: Props) {
  const t = useWords('contacts')
  const spoken = { consent: useWords('consent'), messages: useWords('messages') }
  const at = t.dates({ dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={t('timeline.timeline')}
          note={t('timeline.timesIn', { value: timeZone.replaceAll('_', ' ') })}
        />
      </Cell>
      {entries.length === 0 ? (
        <EmptyState bare icon="clock" title={t('timeline.nothingYet')}>
          {t('timeline.consentMessagesClicksPurchases')}
        </EmptyState>
      ) : (
        <ol className="pb-2">
          {entries.map((entry, index) => {
            const { icon, title, detail, badge } = lookOf(t, entry, home, spoken)
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

/** The other rooms that entries speak from. */
type Spoken = { consent: Words<'consent'>; messages: Words<'messages'> }

type Of<Type extends TimelineEntry['type']> = Extract<TimelineEntry, { type: Type }>

const looks: {
  [Type in TimelineEntry['type']]: (
    t: Words<'contacts'>,
    entry: Of<Type>,
    home: string,
    spoken: Spoken,
  ) => Look
} = {
  consent: (_, { kind, mechanism, text }, _home, { consent }) => ({
    icon: 'consent',
    title: kindWords(consent)[kind as ConsentEventKind] ?? kind,
    detail: [mechanismWords(consent)[mechanism] ?? mechanism, text && `“${text}”`].filter(Boolean).join(', '),
  }),
  message: (t, { campaignId, campaign, reason, status }, home, { messages }) => ({
    icon: 'send',
    title: campaignId ? (
      <Link href={`${home}/campaigns/${campaignId}`} className="hover:underline">
        {campaign ?? t('timeline.campaign')}
      </Link>
    ) : (
      t('timeline.message')
    ),
    detail: reason && reasonInWords(messages, reason),
    badge: { tone: messageTones[status] ?? 'plain', words: messages(`short.${status}`) },
  }),
  click: (t, { linkNumber, campaign, verdict }) => ({
    icon: 'link',
    title: t('timeline.openedLink', { value: linkNumber + 1 }),
    detail: campaign,
    badge: verdict === 'human' ? undefined : { tone: 'plain', words: t(`timeline.${verdict}`) },
  }),
  conversion: (t, { valueMinor, currency, name, campaign }) => ({
    icon: 'cart',
    title: `${t.minor(valueMinor, currency)}, ${name}`,
    detail: campaign ? t('timeline.after', { campaign }) : null,
  }),
  reply: (t, { text, pictures, intent }) => ({
    icon: 'reply',
    title: t('timeline.wrote'),
    detail: `“${text}”${pictures > 0 ? t('timeline.picture', { pictures }) : ''}`,
    badge: intent === 'other' ? undefined : { tone: 'info', words: t(`timeline.${intent}`) },
  }),
}

function lookOf(t: Words<'contacts'>, entry: TimelineEntry, home: string, spoken: Spoken): Look {
  return (
    looks[entry.type] as (t: Words<'contacts'>, entry: TimelineEntry, home: string, spoken: Spoken) => Look
  )(t, entry, home, spoken)
}
