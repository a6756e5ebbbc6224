'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Poster } from '@/components/ui/poster'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useToast } from '@/components/ui/toast'
import type { CampaignLine } from '@/lib/campaigns/campaign'
import type { ActionResult } from '@/lib/platform/errors'
import { statusTone } from './status-tone'
import { whenInWords } from './when-in-words'

export type CampaignTableProps = {
  campaigns: (CampaignLine & { thumb: string | null })[]
  slug: string
  timeZone: string
  mayWrite: boolean
  actions: {
    copy: (slug: string, input: { id: string }) => Promise<ActionResult<{ id: string }>>
    putAway: (slug: string, input: { id: string; deleted: boolean }) => Promise<ActionResult<void>>
  }
}

/** Campaigns, newest change first. */
export function CampaignTable({ campaigns, slug, timeZone, mayWrite, actions }: CampaignTableProps) {
  const t = useWords('campaigns')
  return (
    <Table label={t('campaignTable.campaigns')}>
      <THead>
        <Tr>
          <Th>{t('campaignTable.campaign')}</Th>
          <Th>{t('campaignTable.state')}</Th>
          <Th align="right">{t('campaignTable.people')}</Th>
          <Th align="right" className="max-md:hidden">
            {t('campaignTable.delivered')}
          </Th>
          <Th align="right" className="max-md:hidden">
            {t('campaignTable.clicked')}
          </Th>
          <Th>
            <span className="sr-only">{t('campaignTable.actions')}</span>
          </Th>
        </Tr>
      </THead>
      <TBody>
        {campaigns.map((campaign) => (
          <Tr key={campaign.id}>
            <Td>
              <Link href={`/${slug}/campaigns/${campaign.id}`} className="flex items-center gap-3">
                <Poster src={campaign.thumb} alt="" width={27} />
                <span className="min-w-0">
                  <b className="block truncate font-semibold">{campaign.name}</b>
                  <span className="block text-sm text-ink-3">{whenInWords(t, campaign, timeZone)}</span>
                </span>
              </Link>
            </Td>
            <Td>
              <Badge tone={statusTone[campaign.status]}>{t(`status.${campaign.status}`)}</Badge>
            </Td>
            <Td numeric>{campaign.status === 'draft' ? '–' : t.count(campaign.people)}</Td>
            <Td numeric className="max-md:hidden">
              {campaign.people > 0 ? t.percent(campaign.delivered / campaign.people) : '–'}
            </Td>
            <Td numeric className="max-md:hidden">
              {campaign.people > 0 ? t.count(campaign.clicked) : '–'}
            </Td>
            <Td align="right">
              {mayWrite ? <RowMenu campaign={campaign} slug={slug} actions={actions} /> : null}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}

function RowMenu({
  campaign,
  slug,
  actions,
}: {
  campaign: CampaignLine
  slug: string
  actions: CampaignTableProps['actions']
}) {
  const t = useWords('campaigns')
  const router = useRouter()
  const toast = useToast()
  const copy = async () => {
    const result = await actions.copy(slug, { id: campaign.id })
    if (result.ok) router.push(`/${slug}/campaigns/${result.value.id}`)
    else toast({ kind: 'warn', title: t('campaignTable.notCopied'), detail: result.error.message })
  }
  const putAway = async (deleted: boolean) => {
    const result = await actions.putAway(slug, { id: campaign.id, deleted })
    if (!result.ok)
      return toast({ kind: 'warn', title: t('campaignTable.notDeleted'), detail: result.error.message })
    router.refresh()
    if (deleted)
      toast({ title: t('campaignTable.deleted', { name: campaign.name }), undo: () => void putAway(false) })
  }
  return (
    <Menu
      align="end"
      trigger={
        <IconButton icon="more" size="s" label={t('campaignTable.moreAbout', { name: campaign.name })} />
      }
    >
      <MenuItem icon="copy" onSelect={() => void copy()}>
        {t('campaignTable.duplicate')}
      </MenuItem>
      <MenuItem icon="trash" danger onSelect={() => void putAway(true)}>
        {t('campaignTable.delete')}
      </MenuItem>
    </Menu>
  )
}
