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

/** Three segments, two campaigns that were sent, one draft with a blocker to mend. */
export async function seedCampaigns(
  scope: Scope,
  senderId: string,
  assets: Map<string, string>,
): Promise<void> {
  const segments = new Map<string, string>()
  for (const [name, rule] of Object.entries(rules))
    segments.set(name, (await createSegment(scope, { name, rule })).id)
  await seedPast(scope, {
    name: 'The Ridge, packable shells',
    daysAgo: 9,
    frozen: frozenOf(
      senderId,
      assets.get('The Ridge at dusk'),
      'Hi {{ first_name | default: "there" }}, The Ridge is here: 218 grams, four colours, packs into its own pocket. https://larkfield.example/ridge',
      rules['Carolinas and Tennessee'],
    ),
    rates: { delivered: 0.971, clicked: 0.096, bought: 0.17, cents: 10_400 },
  })
  await seedPast(scope, {
    name: 'Tune-up month',
    daysAgo: 5,
    frozen: frozenOf(
      senderId,
      assets.get('Tune-up month'),
      'Brakes, gears, true wheels: $49 all month, was $70. Pick a day: https://larkfield.example/tune-up',
      rules['Shoe lovers'],
    ),
    rates: { delivered: 0.978, clicked: 0.071, bought: 0.24, cents: 5_560 },
  })
  const { id } = await createCampaign(scope, { name: 'Drift 02 launch' })
  const hero = assets.get('Drift 02 hero')
  await saveDraft(scope, {
    id,
    revision: 0,
    name: 'Drift 02 launch',
    draft: {
      ...emptyDraft(),
      audience: { include: [segments.get('Shoe lovers') ?? ''], exclude: [] },
      senderId,
      linkUrl: 'https://larkfield.example/drift-02',
      variants: [
        {
          name: 'A',
          text: '{{ first_name }}, Drift 02 is here. 412 pairs, hand-stitched, and members choose first. It’s yours till Sunday: {{ link }}',
          media: hero ? [{ assetId: hero, altText: '' }] : [],
          weight: 1,
        },
      ],
    },
  })
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
