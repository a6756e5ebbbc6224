'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/button'
import { formatCount, formatPercent } from '@/components/ui/format'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Poster } from '@/components/ui/poster'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useToast } from '@/components/ui/toast'
import type { CampaignLine } from '@/lib/campaigns/campaign'
import { statusInWords } from '@/lib/campaigns/state'
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
  return (
    <Table label="Campaigns">
      <THead>
        <Tr>
          <Th>Campaign</Th>
          <Th>State</Th>
          <Th align="right">People</Th>
          <Th align="right" className="max-md:hidden">
            Delivered
          </Th>
          <Th align="right" className="max-md:hidden">
            Clicked
          </Th>
          <Th>
            <span className="sr-only">Actions</span>
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
                  <span className="block text-sm text-ink-3">{whenInWords(campaign, timeZone)}</span>
                </span>
              </Link>
            </Td>
            <Td>
              <Badge tone={statusTone[campaign.status]}>{statusInWords(campaign.status)}</Badge>
            </Td>
            <Td numeric>{campaign.status === 'draft' ? '–' : formatCount(campaign.people)}</Td>
            <Td numeric className="max-md:hidden">
              {campaign.people > 0 ? formatPercent(campaign.delivered / campaign.people) : '–'}
            </Td>
            <Td numeric className="max-md:hidden">
              {campaign.people > 0 ? formatCount(campaign.clicked) : '–'}
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
  const router = useRouter()
  const toast = useToast()
  const copy = async () => {
    const result = await actions.copy(slug, { id: campaign.id })
    if (result.ok) router.push(`/${slug}/campaigns/${result.value.id}`)
    else toast({ kind: 'warn', title: 'Not copied', detail: result.error.message })
  }
  const putAway = async (deleted: boolean) => {
    const result = await actions.putAway(slug, { id: campaign.id, deleted })
    if (!result.ok) return toast({ kind: 'warn', title: 'Not deleted', detail: result.error.message })
    router.refresh()
    if (deleted) toast({ title: `${campaign.name} deleted`, undo: () => void putAway(false) })
  }
  return (
    <Menu align="end" trigger={<IconButton icon="more" size="s" label={`More about ${campaign.name}`} />}>
      <MenuItem icon="copy" onSelect={() => void copy()}>
        Duplicate
      </MenuItem>
      <MenuItem icon="trash" danger onSelect={() => void putAway(true)}>
        Delete
      </MenuItem>
    </Menu>
  )
}
