'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { words } from '@/app/words'
import type { Command } from '@/components/shell/types'
import { listCampaigns } from '@/lib/campaigns/campaigns.server'
import { listContacts } from '@/lib/contacts/list.server'
import { formatPhone } from '@/lib/contacts/phone-format'
import { assetFilterSchema } from '@/lib/media/asset-filter'
import { assetsById, listAssets } from '@/lib/media/assets.server'

/** What the command bar finds by a word: campaigns with their pictures, pictures of the library, people. */
export const findAnything = action(
  z.object({ text: z.string().trim().min(1).max(80) }),
  async ({ scope, workspace }, { text }): Promise<Command[]> => {
    const t = await words('shell')
    const campaign = await words('campaigns')
    const base = `/${workspace.slug}`
    const [campaigns, library, contacts] = await Promise.all([
      listCampaigns(scope, { search: text, limit: 5 }),
      listAssets(scope, assetFilterSchema.parse({ q: text })),
      listContacts(scope, { search: text, view: 'all' }),
    ])
    const shown = await assetsById(
      scope,
      campaigns.flatMap(({ assetId }) => assetId ?? []),
    )
    const thumbs = new Map(shown.map(({ id, thumbnail }) => [id, thumbnail]))
    return [
      ...campaigns.map(({ id, name, status, assetId }) => ({
        id: `campaign-${id}`,
        label: name,
        detail: campaign(`status.${status}`),
        group: t('find.campaigns'),
        href: `${base}/campaigns/${id}`,
        ...pictured(thumbs.get(assetId ?? ''), 'campaigns'),
      })),
      ...library.assets.slice(0, 5).map(({ id, name, thumbnail }) => ({
        id: `asset-${id}`,
        label: name,
        group: t('find.library'),
        href: `${base}/media/${id}`,
        ...pictured(thumbnail, 'picture'),
      })),
      ...contacts.rows.slice(0, 5).map(({ id, name, phone }) => ({
        id: `contact-${id}`,
        label: name ?? formatPhone(t, phone),
        ...(name ? { detail: formatPhone(t, phone) } : {}),
        group: t('find.people'),
        href: `${base}/contacts/${id}`,
        icon: 'person' as const,
      })),
    ]
  },
)

function pictured(
  thumbnail: string | null | undefined,
  icon: 'campaigns' | 'picture',
): Pick<Command, 'picture' | 'icon'> {
  return thumbnail ? { picture: thumbnail } : { icon }
}
