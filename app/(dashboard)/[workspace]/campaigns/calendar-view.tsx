import { words } from '@/app/words'
import { CampaignCalendar } from '@/components/campaigns/calendar/campaign-calendar'
import { LinkButton } from '@/components/ui/button'
import { SegmentedLinks } from '@/components/ui/segmented'
import { grants } from '@/lib/accounts/scope'
import { calendarSpan } from '@/lib/campaigns/calendar'
import { campaignsBetween, undatedDrafts } from '@/lib/campaigns/calendar.server'
import { moveOnCalendar } from './actions'
import { withThumbnails } from './thumbnails'
import type { ViewProps } from './view'

/** A month or a week on the workspace's clock. */
export async function CalendarSection({ membership: { scope, workspace }, slug, query }: ViewProps) {
  const t = await words('campaigns')
  const view = query.span === 'week' ? 'week' : 'month'
  const { timeZone } = workspace
  const span = calendarSpan(view, query.day, timeZone, new Date(), t.tag)
  const [dated, undated] = await Promise.all([
    campaignsBetween(scope, span.from, span.to),
    undatedDrafts(scope),
  ])
  const href = (changes: Record<string, string>) =>
    `/${slug}/campaigns?${new URLSearchParams({ layout: 'calendar', span: view, ...changes })}`
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 className="type-verdict me-auto">{span.title}</h2>
        <SegmentedLinks
          label={t('calendarView.span')}
          links={[
            {
              href: href({ span: 'month', ...dayOf(query.day) }),
              label: t('calendarView.month'),
              current: view === 'month',
            },
            {
              href: href({ span: 'week', ...dayOf(query.day) }),
              label: t('calendarView.week'),
              current: view === 'week',
            },
          ]}
        />
        <nav aria-label={t('calendarView.otherDays')} className="flex gap-1">
          <LinkButton
            size="s"
            href={href({ day: span.previous })}
            icon="chevron-left"
            aria-label={t(`calendarView.earlier.${view}`)}
          />
          <LinkButton size="s" href={href({})}>
            {t('calendarView.today')}
          </LinkButton>
          <LinkButton
            size="s"
            href={href({ day: span.next })}
            icon="chevron-right"
            aria-label={t(`calendarView.later.${view}`)}
          />
        </nav>
      </div>
      <CampaignCalendar
        view={view}
        days={span.days}
        campaigns={await withThumbnails(scope, [...dated, ...undated])}
        slug={slug}
        timeZone={timeZone}
        mayWrite={grants(scope, 'campaigns.write')}
        move={moveOnCalendar}
      />
    </>
  )
}

function dayOf(day: string | undefined): Record<string, string> {
  return day ? { day } : {}
}
