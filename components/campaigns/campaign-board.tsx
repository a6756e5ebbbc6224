import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Poster } from '@/components/ui/poster'
import type { CampaignLine } from '@/lib/campaigns/campaign'
import { statusTone } from './status-tone'
import { whenInWords } from './when-in-words'

export type BoardColumn = {
  label: string
  /** The newest of them. */
  campaigns: (CampaignLine & { thumb: string | null })[]
  /** All of them, and the list that has them. */
  count: number
  list: string
}

/** Campaigns by how far they are, as pictures. */
export function CampaignBoard({
  columns,
  slug,
  timeZone,
}: {
  columns: readonly BoardColumn[]
  slug: string
  timeZone: string
}) {
  const t = useWords('campaigns')
  return (
    <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-4">
      {columns.map(({ label, campaigns, count, list }) => (
        <section key={label} aria-label={label} className="min-w-0">
          <h2 className="type-section mb-2 flex items-baseline gap-2 border-b border-line pb-1.5">
            {label} <span className="type-label">{t.count(count)}</span>
          </h2>
          {campaigns.length === 0 ? (
            <p className="py-2 text-sm text-ink-3">{t('campaignBoard.none')}</p>
          ) : null}
          <ul className="grid gap-3">
            {campaigns.map((campaign) => (
              <li key={campaign.id}>
                <Link
                  href={`/${slug}/campaigns/${campaign.id}`}
                  className="group flex gap-3 rounded-md p-1.5 hover:bg-fill"
                >
                  <Poster src={campaign.thumb} alt="" width={72} />
                  <span className="min-w-0 flex-1 self-center">
                    <b className="line-clamp-2 font-semibold">{campaign.name}</b>
                    <span className="block text-sm text-ink-3">{whenInWords(t, campaign, timeZone)}</span>
                    <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
                      <Badge tone={statusTone[campaign.status]}>{t(`status.${campaign.status}`)}</Badge>
                      {campaign.people > 0 ? (
                        <span>
                          {t('campaignBoard.peopleDelivered', {
                            people: campaign.people,
                            share: t.percent(campaign.delivered / campaign.people),
                          })}
                        </span>
                      ) : null}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {count > campaigns.length ? (
            <Link href={list} className="mt-3 inline-block p-1.5 text-sm underline underline-offset-2">
              {t('campaignBoard.allInTheList', { count })}
            </Link>
          ) : null}
        </section>
      ))}
    </div>
  )
}
