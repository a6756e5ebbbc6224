import clsx from 'clsx'
import { useWords } from '#words'
import { Badge, type Tone } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Cell } from '@/components/ui/sheet'
import { kindWords, mechanismWords, reasonWords } from '@/lib/consent/explain'
import type { ConsentEventKind, SuppressionReason } from '@/lib/consent/standing'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { Words } from '@/lib/words/translate'

/** An event as the list needs it. */
export type LedgerLine = {
  id: number
  phone: string
  name: string | null
  kind: ConsentEventKind
  mechanism: string
  wordingVersion: number | null
  actorKind: string
  actorName: string | null
  evidence: Record<string, unknown>
  occurredAt: string
  hash: string
}

const looks = (
  t: Words<'consent'>,
): Record<ConsentEventKind, { icon: IconName; ring: string; tone: Tone; words: string }> => ({
  granted: {
    icon: 'check',
    ring: 'border-good bg-good-wash text-good',
    tone: 'good',
    words: t('ledgerList.inForce'),
  },
  confirmed: {
    icon: 'check',
    ring: 'border-good bg-good-wash text-good',
    tone: 'good',
    words: t('ledgerList.inForce'),
  },
  resumed: {
    icon: 'undo',
    ring: 'border-good bg-good-wash text-good',
    tone: 'good',
    words: t('ledgerList.back'),
  },
  asked: {
    icon: 'message',
    ring: 'border-line-2 bg-surface text-ink-2',
    tone: 'plain',
    words: t('ledgerList.waiting'),
  },
  revoked: {
    icon: 'block',
    ring: 'border-block bg-block-wash text-block',
    tone: 'block',
    words: t('ledgerList.out'),
  },
  suppressed: {
    icon: 'lock',
    ring: 'border-block bg-block-wash text-block',
    tone: 'block',
    words: t('ledgerList.held'),
  },
  released: {
    icon: 'refresh',
    ring: 'border-line-2 bg-surface text-ink-2',
    tone: 'plain',
    words: t('ledgerList.released'),
  },
  help: {
    icon: 'info',
    ring: 'border-line-2 bg-surface text-ink-2',
    tone: 'plain',
    words: t('ledgerList.help'),
  },
})

type Props = {
  events: readonly LedgerLine[]
  timeZone: string
  home: string
  /** One person's chain: no names, links between the events. */
  rail?: boolean
  /** A full page offers the one before. */
  pageSize?: number
}

export function LedgerList({ events, timeZone, home, rail, pageSize }: Props) {
  const t = useWords('consent')
  const at = t.dates({ dateStyle: 'medium', timeStyle: 'medium', timeZone })
  const last = events.at(-1)
  return (
    <>
      <ol>
        {events.map((event, index) => {
          const look = looks(t)[event.kind]
          const undone = 'undoOf' in event.evidence
          return (
            <li key={event.id} className="relative flex gap-3 px-4 py-3 [&+li]:border-t [&+li]:border-line">
              {rail && index < events.length - 1 ? (
                <span
                  aria-hidden
                  className="absolute top-11 -bottom-3 start-[30px] border-s-2 border-dotted border-line-2"
                />
              ) : null}
              <span
                className={clsx(
                  'relative grid size-[30px] flex-none place-items-center rounded-full border-[1.5px]',
                  look.ring,
                )}
              >
                <Icon name={look.icon} size={14} />
              </span>
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <b className="font-semibold">
                    {undone ? t('ledgerList.importTakenBack') : kindWords(t)[event.kind]}
                  </b>
                  {rail ? null : (
                    <Link href={`${home}/${encodeURIComponent(event.phone)}`} className="text-link">
                      {event.name ?? formatPhone(t, event.phone)}
                    </Link>
                  )}
                  <time dateTime={event.occurredAt} className="text-ink-3 tabular-nums">
                    {at.format(new Date(event.occurredAt))}
                  </time>
                </p>
                <p className="text-ink-2">{sentence(t, event)}</p>
              </div>
              <Badge tone={undone ? 'plain' : look.tone} icon={null} className="max-sm:hidden">
                {undone ? t('ledgerList.withdrawn') : look.words}
              </Badge>
              <div className="w-24 flex-none text-end text-sm text-ink-3 tabular-nums">
                <p>{t('ledgerList.event', { id: event.id })}</p>
                <p title={event.hash} translate="no">
                  # {`${event.hash.slice(0, 4)} ${event.hash.slice(4, 8)}`}
                </p>
              </div>
            </li>
          )
        })}
      </ol>
      {pageSize && events.length === pageSize && last ? (
        <Cell className="border-t border-line">
          <LinkButton size="s" href={`${home}?before=${last.id}`}>
            {t('ledgerList.earlierEvents')}
          </LinkButton>
        </Cell>
      ) : null}
    </>
  )
}

/** How, by whom, with what evidence, in a sentence. */
function sentence(t: Words<'consent'>, event: LedgerLine): string {
  const { evidence } = event
  const who =
    event.actorKind === 'contact'
      ? t('ledgerList.thePerson')
      : (event.actorName ?? (event.actorKind === 'system' ? 'Marquee' : 'a member'))
  const parts = [`${mechanismWords(t)[event.mechanism] ?? event.mechanism}, ${who}`]
  if (typeof evidence.source === 'string') parts.push(`source: ${evidence.source}`)
  if (typeof evidence.line === 'number') parts.push(t('ledgerList.rowOfTheFile', { line: evidence.line }))
  if (event.wordingVersion !== null)
    parts.push(t('ledgerList.wordsVersion', { wordingVersion: event.wordingVersion }))
  if (typeof evidence.reason === 'string')
    parts.push(reasonWords(t)[evidence.reason as SuppressionReason] ?? evidence.reason)
  if (typeof evidence.text === 'string' && evidence.text) parts.push(`“${evidence.text}”`)
  return parts.map(asSentence).join(' ')
}

function asSentence(part: string): string {
  return `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.”]$/.test(part) ? '' : '.'}`
}
