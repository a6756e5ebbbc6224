'use client'

import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { useWords } from '#words'
import { useToast } from '@/components/ui/toast'
import { movedTo } from '@/lib/campaigns/calendar'
import type { DatedCampaign } from '@/lib/campaigns/campaign'
import type { ActionResult } from '@/lib/platform/errors'
import type { Words } from '@/lib/words/translate'

export type CalendarCampaign = DatedCampaign & { thumb: string | null }

export type MoveCampaign = (
  slug: string,
  input: { id: string; revision: number; at: string | null },
) => Promise<ActionResult<{ revision: number }>>

type Move = { id: string; at: Date | null }

/** Campaigns with moves shown at once, and taken back when the server refuses them. */
export function useMove(
  campaigns: readonly CalendarCampaign[],
  { slug, timeZone, move }: { slug: string; timeZone: string; move: MoveCampaign },
) {
  const t = useWords('campaigns')
  const router = useRouter()
  const toast = useToast()
  const [, startTransition] = useTransition()
  const [shown, showMove] = useOptimistic(campaigns, (all, { id, at }: Move) =>
    all.map((campaign) => (campaign.id === id ? { ...campaign, at } : campaign)),
  )

  const moveAt = (campaign: CalendarCampaign, at: Date | null) =>
    startTransition(async () => {
      showMove({ id: campaign.id, at })
      const { id, revision } = campaign
      const result = await move(slug, { id, revision, at: at?.toISOString() ?? null })
      if (!result.ok)
        return toast({ kind: 'warn', title: t('useMove.notMoved'), detail: result.error.message })
      router.refresh()
      const before = campaign.at
      toast({
        title: at
          ? t('useMove.leaves', { name: campaign.name, t: inWords(t, at, timeZone) })
          : t('useMove.hasNoDate', { name: campaign.name }),
        // Back to where it was, unless that has passed meanwhile.
        ...(before === null || before > new Date()
          ? { undo: () => moveAt({ ...campaign, at, revision: result.value.revision }, before) }
          : {}),
      })
    })

  const moveTo = (campaign: CalendarCampaign, date: string) => {
    const at = movedTo(campaign.at, date, timeZone, new Date())
    if (!at) return toast({ title: t('useMove.thatDayIsOver'), detail: t('useMove.chooseTodayOrA') })
    if (at.getTime() !== campaign.at?.getTime()) moveAt(campaign, at)
  }

  return { shown, moveAt, moveTo }
}

function inWords(t: Words<'campaigns'>, at: Date, timeZone: string): string {
  return at.toLocaleString(t.tag, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })
}
