import clsx from 'clsx'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Poster } from '@/components/ui/poster'
import { SectionHead } from '@/components/ui/sheet'

export type WeekItem = {
  id: string
  href: string
  name: string
  time: string
  status: 'draft' | 'scheduled' | 'sending' | 'sent'
  thumb: string | null
  hasPicture: boolean
}
export type WeekDay = { key: string; weekday: string; day: string; today: boolean; items: WeekItem[] }

/** Seven days as columns with their pictures; on phones a list of the days that have something. */
export function WeekAhead({
  days,
  zone,
  create,
}: {
  days: readonly WeekDay[]
  zone: string
  /** Where a campaign is begun; null for those who may not. */
  create: string | null
}) {
  const t = useWords('home')
  const empty = days.every((day) => day.items.length === 0)
  return (
    <>
      <div className="px-4 pt-3.5">
        <SectionHead title={t('weekAhead.nextSevenDays')} note={t('weekAhead.timesIn', { zone })} />
      </div>
      <ol
        className={clsx('grid grid-cols-7 border-t border-line max-md:grid-cols-1', empty && 'max-md:hidden')}
      >
        {days.map((day) => (
          <li
            key={day.key}
            className={clsx(
              'flex min-h-48 min-w-0 flex-col gap-2 border-line px-1.5 pt-2 pb-3 not-first:border-s max-md:min-h-0 max-md:flex-row max-md:gap-3 max-md:border-s-0! max-md:px-4 max-md:not-first:border-t',
              day.today && 'bg-well',
              day.items.length === 0 && 'max-md:hidden',
            )}
          >
            <h3
              className={clsx(
                'flex justify-between px-1 font-normal text-ink-2 max-md:w-8 max-md:flex-none max-md:flex-col max-md:justify-start max-md:px-0',
                day.today && 'font-semibold! text-ink!',
              )}
            >
              {day.weekday} <span className="font-semibold tabular-nums">{day.day}</span>
            </h3>
            {create && day.items.length === 0 ? (
              <Link
                href={day.today ? create : `${create}?day=${day.key}`}
                aria-label={t('weekAhead.newCampaignOn', { weekday: day.weekday, day: day.day })}
                className="grid flex-1 place-items-center rounded-md text-ink-3 hover:bg-well hover:text-ink max-md:hidden"
              >
                <Icon name="plus" size={16} />
              </Link>
            ) : null}
            <ul className={clsx('flex min-w-0 flex-col gap-3', day.items.length > 0 && 'flex-1')}>
              {day.items.map((item) => (
                <li key={item.id}>
                  <Link
                    href={item.href}
                    className="block rounded-md max-md:flex max-md:items-center max-md:gap-3"
                  >
                    {item.hasPicture ? (
                      <Poster
                        src={item.thumb}
                        alt=""
                        className="mb-1.5 w-full max-md:mb-0 max-md:w-8 max-md:rounded-sm"
                      />
                    ) : null}
                    <span className="min-w-0 flex-1">
                      <b className="block truncate px-1 font-semibold max-md:px-0">{item.name}</b>
                      <span className="block px-1 text-[12.5px] text-ink-2 tabular-nums max-md:px-0">
                        {item.time}
                      </span>
                    </span>
                    <Status status={item.status} />
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {empty ? (
        <p className="border-t border-line px-4 py-3.5 text-ink-3 md:hidden">
          {t('weekAhead.nothingIsPlanned')}
        </p>
      ) : null}
    </>
  )
}

function Status({ status }: { status: WeekItem['status'] }) {
  const t = useWords('home')
  if (status === 'scheduled') return null
  const tone = status === 'sending' ? 'live' : status === 'sent' ? 'good' : 'plain'
  const word =
    status === 'sending'
      ? t('weekAhead.sending')
      : status === 'sent'
        ? t('weekAhead.sent')
        : t('weekAhead.draft')
  return (
    <Badge tone={tone} className="mt-1 md:ms-1">
      {word}
    </Badge>
  )
}
