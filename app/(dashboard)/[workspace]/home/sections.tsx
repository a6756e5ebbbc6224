import { saying, words } from '@/app/words'
import { LastResults } from '@/components/home/last-results'
import { ListGrowth } from '@/components/home/list-growth'
import { NeedsYou } from '@/components/home/needs-you'
import { SendingBoard } from '@/components/home/sending-board'
import { WeekAhead, type WeekDay, type WeekItem } from '@/components/home/week-ahead'
import type { SendActs } from '@/components/results/send-controls'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { Scope } from '@/lib/accounts/scope'
import { readFirstSteps } from '@/lib/accounts/start.server'
import { needsYou } from '@/lib/analytics/attention.server'
import { lastResults, listGrowth, nextSevenDays, sendingNow } from '@/lib/analytics/home.server'
import { formatPhone } from '@/lib/contacts/phone-format'
import { assetsById } from '@/lib/media/assets.server'
import { addDays, dayOf } from '@/lib/segments/time'
import type { Words } from '@/lib/words/translate'

export type Of = { scope: Scope; slug: string; now: Date; timeZone: string }

/** Asset id → small picture. */
async function thumbs(scope: Scope, assetIds: (string | null)[]): Promise<Map<string | null, string | null>> {
  const assets = await assetsById(scope, [...new Set(assetIds.filter((id) => id !== null))])
  return new Map(assets.map((asset) => [asset.id, asset.thumbnail]))
}

const clock = (t: Words<'home'>, timeZone: string) =>
  t.dates({ hour: 'numeric', minute: '2-digit', timeZone })

export async function Sending({ scope, slug, timeZone, acts }: Of & { acts: SendActs | null }) {
  const t = await words('home')
  const campaigns = await sendingNow(scope, await saying())
  const pictures = await thumbs(
    scope,
    campaigns.map((one) => one.assetId),
  )
  const time = clock(t, timeZone)
  return (
    <SendingBoard
      acts={acts}
      timeZone={timeZone}
      campaigns={campaigns.map((one) => ({
        id: one.id,
        name: one.name,
        note: one.sender
          ? t('homeSections.fromSince', {
              sender: formatPhone(t, one.sender),
              time: time.format(new Date(one.launchedAt)),
            })
          : t('homeSections.since', { time: time.format(new Date(one.launchedAt)) }),
        thumb: pictures.get(one.assetId) ?? null,
        href: `/${slug}/campaigns/${one.id}/results`,
        feed: `/${slug}/campaigns/${one.id}/results/live`,
        progress: one.progress,
      }))}
    />
  )
}

const shown: Readonly<Record<string, WeekItem['status']>> = {
  draft: 'draft',
  scheduled: 'scheduled',
  holding: 'scheduled',
  preparing: 'sending',
  sending: 'sending',
  paused: 'sending',
}

export async function Week({ scope, slug, now, timeZone, plans }: Of & { plans: boolean }) {
  const t = await words('home')
  const planned = await nextSevenDays(scope, now)
  const pictures = await thumbs(
    scope,
    planned.map((one) => one.assetId),
  )
  const time = clock(t, timeZone)
  const today = dayOf(now, timeZone)
  const days = Array.from({ length: 7 }, (_, i): WeekDay => {
    const key = addDays(today, i)
    const date = new Date(`${key}T12:00:00Z`)
    const part = (options: Intl.DateTimeFormatOptions) =>
      t.dates({ ...options, timeZone: 'UTC' }).format(date)
    return {
      key,
      weekday: part({ weekday: 'short' }),
      day: part({ day: 'numeric' }),
      today: i === 0,
      items: planned
        .filter((one) => dayOf(new Date(one.at), timeZone) === key)
        .map((one) => ({
          id: one.id,
          href: `/${slug}/campaigns/${one.id}`,
          name: one.name,
          time: time.format(new Date(one.at)),
          status: shown[one.status] ?? 'sent',
          thumb: pictures.get(one.assetId) ?? null,
          hasPicture: one.assetId !== null,
        })),
    }
  })
  const create = plans ? `/${slug}/campaigns/new` : null
  return <WeekAhead days={days} zone={zoneName(t, timeZone, now)} create={create} />
}

function zoneName(t: Words<'home'>, timeZone: string, now: Date): string {
  const part = (timeZoneName: 'longGeneric' | 'short') =>
    t
      .dates({ timeZone, timeZoneName })
      .formatToParts(now)
      .find((one) => one.type === 'timeZoneName')?.value ?? timeZone
  return `${part('longGeneric').replace(/ Time$/, '')} (${part('short')})`
}

/** The way back to the first steps, until they are done. */
export async function Begin({ scope, slug }: Pick<Of, 'scope' | 'slug'>) {
  const t = await words('home')
  const { sender, contacts, campaign } = await readFirstSteps(scope)
  const left = [sender, contacts, campaign].filter((done) => !done).length
  if (left === 0) return null
  return (
    <Callout
      tone="plain"
      className="mb-4 border border-line"
      title={left === 1 ? t('homeSections.oneStepToA') : t('homeSections.stepsToAFirst', { left })}
      actions={<LinkButton href={`/${slug}/start`}>{t('homeSections.goOnWithThe')}</LinkButton>}
    >
      {!sender
        ? t('homeSections.chooseWhereToSend')
        : !contacts
          ? t('homeSections.bringSomebodyToWrite')
          : t('homeSections.writeACampaign')}
    </Callout>
  )
}

export async function Attention({ scope, slug, now }: Of) {
  const t = await words('home')
  return <NeedsYou home={`/${slug}`} items={await needsYou(scope, now, t)} />
}

export async function Results({ scope, slug, timeZone }: Of) {
  const t = await words('home')
  const results = await lastResults(scope)
  const pictures = await thumbs(
    scope,
    results.map((one) => one.assetId),
  )
  const day = t.dates({ weekday: 'short', month: 'short', day: 'numeric', timeZone })
  return (
    <LastResults
      home={`/${slug}`}
      lines={results.map((one) => ({
        ...one,
        href: `/${slug}/campaigns/${one.id}/results`,
        note: t('homeSections.people', { value: day.format(new Date(one.launchedAt)), people: one.people }),
        thumb: pictures.get(one.assetId) ?? null,
      }))}
    />
  )
}

export async function Growth({ scope, now }: Of) {
  return <ListGrowth growth={await listGrowth(scope, now)} />
}
