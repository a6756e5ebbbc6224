import { DateTime } from 'luxon'
import type { Scope } from '@/lib/accounts/scope'
import { createCampaign, saveDraft } from '@/lib/campaigns/campaigns.server'
import { emptyDraft } from '@/lib/campaigns/draft'
import type { Frozen } from '@/lib/messages/frozen'
import { config } from '@/lib/platform/config.server'
import { prisma } from '@/lib/platform/db.server'
import type { Rule } from '@/lib/segments/rule'
import { createSegment } from '@/lib/segments/segments.server'
import { type PastCampaign, seedHistory } from './history'

const all = (...of: Rule['of']): Rule => ({ type: 'group', match: 'all', of })

const rules = {
  'Shoe lovers': all({ type: 'tags', op: 'has_any', tags: ['shoes'] }),
  'Carolinas and Tennessee': all({ type: 'code', field: 'state', op: 'is', values: ['NC', 'SC', 'TN'] }),
  Members: all({ type: 'tags', op: 'has_any', tags: ['member'] }),
} satisfies Record<string, Rule>

/** What was sent, and what became of it. */
const past: (Omit<PastCampaign, 'frozen'> & { picture: string; text: string; rule: keyof typeof rules })[] = [
  {
    name: 'Rain or shine',
    daysAgo: 13,
    picture: 'Rain or shine',
    text: 'It will pour till Thursday. Umbrellas to borrow, free, both doors: https://larkfield.example/umbrellas',
    rule: 'Members',
    rates: { delivered: 0.969, clicked: 0.042, bought: 0.14, cents: 3_420 },
  },
  {
    name: 'The Ridge, packable shells',
    daysAgo: 9,
    picture: 'The Ridge at dusk',
    text: 'Hi {{ first_name | default: "there" }}, The Ridge is here: 218 grams, four colours, packs into its own pocket. https://larkfield.example/ridge',
    rule: 'Carolinas and Tennessee',
    rates: { delivered: 0.971, clicked: 0.096, bought: 0.17, cents: 10_400 },
  },
  {
    name: 'Tune-up month',
    daysAgo: 5,
    picture: 'Tune-up month',
    text: 'Brakes, gears, true wheels: $49 all month, was $70. Pick a day: https://larkfield.example/tune-up',
    rule: 'Shoe lovers',
    rates: { delivered: 0.978, clicked: 0.071, bought: 0.24, cents: 5_560 },
  },
]

/** What is being written, with the day and hour it is meant for. The first has a blocker to mend. */
const drafts: {
  name: string
  picture: string
  inDays: number
  at: string
  to: keyof typeof rules
  text: string
  link: string
}[] = [
  {
    name: 'Drift 02 launch',
    picture: 'Drift 02 hero',
    inDays: 2,
    at: '10:30',
    to: 'Shoe lovers',
    text: '{{ first_name }}, Drift 02 is here. 412 pairs, hand-stitched, and members choose first. It’s yours till Sunday: {{ link }}',
    link: 'drift-02',
  },
  {
    name: 'Night Market, 3 days',
    picture: 'Night Market, 3 days',
    inDays: 1,
    at: '16:00',
    to: 'Carolinas and Tennessee',
    text: 'Three days to Night Market: forty stalls, two bands, one street. Who sells what: {{ link }}',
    link: 'night-market',
  },
  {
    name: 'Night Market, 1 day',
    picture: 'Night Market, 1 day',
    inDays: 3,
    at: '11:00',
    to: 'Carolinas and Tennessee',
    text: 'Tomorrow at six. Come hungry. The map: {{ link }}',
    link: 'night-market',
  },
  {
    name: 'Cold brew is back',
    picture: 'Cold brew is back',
    inDays: 5,
    at: '10:30',
    to: 'Members',
    text: 'Cold brew is back, and today it is free with any pastry: {{ link }}',
    link: 'cold-brew',
  },
  {
    name: 'You choose Drift 03',
    picture: 'You choose Drift 03',
    inDays: 6,
    at: '17:00',
    to: 'Shoe lovers',
    text: 'Green or pink? Drift 03 is what you make it. Reply A or B by Sunday, or look closer: {{ link }}',
    link: 'drift-03',
  },
]

/** Three segments, three campaigns that were sent, and a week of drafts. */
export async function seedCampaigns(
  scope: Scope,
  senderId: string,
  assets: Map<string, string>,
  timeZone: string,
): Promise<void> {
  const segments = new Map<string, string>()
  for (const [name, rule] of Object.entries(rules))
    segments.set(name, (await createSegment(scope, { name, rule })).id)
  for (const { picture, text, rule, ...campaign } of past)
    await seedPast(scope, {
      ...campaign,
      frozen: frozenOf(senderId, assets.get(picture), text, rules[rule]),
    })
  const today = DateTime.now().setZone(timeZone)
  for (const { name, picture, inDays, at, to, text, link } of drafts) {
    const { id } = await createCampaign(scope, { name })
    const assetId = assets.get(picture)
    const due = DateTime.fromISO(`${today.plus({ days: inDays }).toISODate()}T${at}`, { zone: timeZone })
    await saveDraft(scope, {
      id,
      revision: 0,
      name,
      draft: {
        ...emptyDraft(),
        audience: { include: [segments.get(to) ?? ''], exclude: [] },
        senderId,
        linkUrl: `https://larkfield.example/${link}`,
        variants: [{ name: 'A', text, media: assetId ? [{ assetId, altText: '' }] : [], weight: 1 }],
        schedule: { kind: 'at', at: due.toUTC().toISO() ?? '' },
      },
    })
  }
}

async function seedPast(scope: Scope, past: PastCampaign): Promise<void> {
  const launchedAt = new Date(Date.now() - past.daysAgo * 86_400_000)
  launchedAt.setUTCHours(15, 0, 0, 0)
  const campaign = await prisma().campaign.create({
    data: {
      workspaceId: scope.workspaceId,
      name: past.name,
      status: 'sent',
      draft: {},
      frozen: past.frozen as object,
      launchedAt,
      fannedOutAt: launchedAt,
      finishedAt: new Date(launchedAt.getTime() + 600_000),
      updatedAt: launchedAt,
      createdAt: launchedAt,
      links: { create: past.frozen.links.map(({ number, url }) => ({ number, url })) },
    },
    select: { id: true },
  })
  await seedHistory(scope, campaign.id, launchedAt, past)
}

function frozenOf(senderId: string, assetId: string | undefined, text: string, rule: Rule): Frozen {
  const url = /https:\S+/.exec(text)?.[0] ?? ''
  return {
    senderId,
    numberType: 'long_code',
    brandName: 'Larkfield',
    optOutLine: 'Reply STOP to opt out',
    linkBase: `${config().linkUrl}/l/`,
    variants: [
      {
        name: 'A',
        text,
        weight: 1,
        media: assetId ? [{ assetId, kind: 'image', altText: '', renditions: {}, link: null }] : [],
      },
    ],
    links: [{ number: 0, url }],
    audience: { include: [rule], exclude: [] },
  }
}
