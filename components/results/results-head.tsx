'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { PageHead } from '@/components/ui/page-head'
import { Poster } from '@/components/ui/poster'
import { useToast } from '@/components/ui/toast'
import type { CampaignStatus } from '@/lib/campaigns/state'
import type { FollowUp } from '@/lib/segments/follow-up'
import type { Words } from '@/lib/words/translate'
import type { Answer } from './send-controls'

export type FollowActs = {
  segment: (input: { id: string; kind: FollowUp }) => Promise<Answer<{ id: string }>>
  write: (input: { id: string; kind: FollowUp }) => Promise<Answer<{ id: string }>>
}

const tones = {
  sending: 'live',
  preparing: 'live',
  paused: 'warn',
  stopped: 'warn',
  failed: 'block',
  sent: 'good',
} as const

const groups = (t: Words<'results'>): { kind: FollowUp; label: string }[] => [
  { kind: 'clicked_not_bought', label: t('resultsHead.clickedDidNotBuy') },
  { kind: 'received_not_clicked', label: t('resultsHead.gotItDidNot') },
  { kind: 'not_received', label: t('resultsHead.didNotGetIt') },
]

export function ResultsHead({
  home,
  campaign,
  note,
  thumb,
  acts,
  mayExport,
}: {
  home: string
  campaign: { id: string; name: string; status: CampaignStatus }
  note: string
  thumb: string | null
  /** Null for those who may not write. */
  acts: FollowActs | null
  mayExport: boolean
}) {
  const t = useWords('results')
  const { id, name, status } = campaign
  const router = useRouter()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const follow = async (work: Promise<Answer<{ id: string }>>, room: string) => {
    setBusy(true)
    const answer = await work.catch(() => null)
    setBusy(false)
    if (answer?.ok) return router.push(`${home}/${room}/${answer.value.id}`)
    toast({
      kind: 'warn',
      title: answer ? answer.error.message : t('resultsHead.theServerCouldNot'),
    })
  }
  const campaigns = useWords('campaigns')
  const tone = status in tones ? tones[status as keyof typeof tones] : 'plain'
  return (
    <PageHead
      crumbs={[{ label: t('resultsHead.campaigns'), href: `${home}/campaigns` }]}
      picture={thumb ? <Poster src={thumb} alt="" width={36} className="max-md:hidden" /> : null}
      title={name}
      beside={<Badge tone={tone}>{campaigns(`status.${status}`)}</Badge>}
      note={note}
      actions={
        <>
          {mayExport ? (
            <LinkButton
              icon="download"
              href={`${home}/campaigns/${id}/results/export`}
              prefetch={false}
              download
            >
              {t('resultsHead.export')}
            </LinkButton>
          ) : null}
          {acts ? (
            <>
              <Menu
                trigger={
                  <Button icon="segments" iconAfter="chevron-down">
                    {t('resultsHead.makeASegment')}
                  </Button>
                }
              >
                {groups(t).map(({ kind, label }) => (
                  <MenuItem key={kind} onSelect={() => follow(acts.segment({ id, kind }), 'segments')}>
                    {label}
                  </MenuItem>
                ))}
              </Menu>
              <Button
                kind="go"
                icon="reply"
                busy={busy}
                onClick={() => follow(acts.write({ id, kind: 'clicked_not_bought' }), 'campaigns')}
              >
                {t('resultsHead.writeAFollowUp')}
              </Button>
            </>
          ) : null}
        </>
      }
    />
  )
}
