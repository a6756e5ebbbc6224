'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import { useToast } from '@/components/ui/toast'
import type { AssetChange, AssetDetail } from '@/lib/media/asset'
import type { Edit } from '@/lib/media/edit/edit'
import type { Words } from '@/lib/words/translate'
import type { LibraryActions, ReplacedEverywhere } from './actions'

type Reported = { ok: true } | { ok: false; error: { message: string } } | undefined

/** What can be done with one asset: at once, with a way back in the toast. */
export function useAssetActs(asset: AssetDetail, workspace: string, actions: LibraryActions | undefined) {
  const t = useWords('media')
  const router = useRouter()
  const toast = useToast()
  const report = (answer: Reported): boolean => {
    if (answer && !answer.ok) toast({ kind: 'warn', title: answer.error.message })
    router.refresh()
    return answer?.ok ?? false
  }
  const { id } = asset
  const ids = [id]
  const edit = async (next: Edit, renewScheduled: boolean): Promise<boolean> => {
    const answer = await actions?.edit({ id, edit: next, renewScheduled })
    if (!report(answer) || !answer?.ok) return false
    const before = answer.value
    toast({
      title: t('useAssetActs.saved'),
      detail: t('useAssetActs.itIsMadeAnew'),
      undo: async () => void report(await actions?.edit({ id, edit: before, renewScheduled })),
    })
    return true
  }
  return {
    save: async (change: AssetChange) => void report(await actions?.save({ id, ...change })),
    move: async (folderId: string | null) => void report(await actions?.move({ ids, folderId })),
    again: async () => void report(await actions?.makeAgain({ id })),
    edit,
    restore: async (number: number, renewScheduled: boolean) => {
      const answer = await actions?.restoreVersion({ id, number, renewScheduled })
      if (!report(answer) || !answer?.ok) return
      const before = answer.value
      toast({
        title: t('useAssetActs.versionIsBack', { number }),
        detail: t('useAssetActs.itIsMadeAnew'),
        undo: async () => void report(await actions?.restoreVersion({ id, number: before, renewScheduled })),
      })
    },
    replaceEverywhere: async (by: string) => {
      const answer = await actions?.replaceEverywhere({ id, by })
      if (!report(answer) || !answer?.ok) return
      const { drafts, scheduled } = answer.value
      const only = [...drafts, ...scheduled]
      toast({
        title: replacedInWords(t, answer.value),
        detail: leftInWords(t, answer.value),
        ...(only.length > 0
          ? { undo: async () => void report(await actions?.replaceEverywhere({ id: by, by: id, only })) }
          : {}),
      })
    },
    remove: async () => {
      const answer = await actions?.remove({ ids })
      if (!answer?.ok) return void report(answer)
      router.push(`/${workspace}/media`)
      toast({
        title: t('useAssetActs.isDeleted', { name: asset.name }),
        detail: t('useAssetActs.campaignsThatWereSent'),
        undo: async () => void report(await actions?.bringBack({ ids })),
      })
    },
  }
}

function replacedInWords(t: Words<'media'>, { drafts, scheduled }: ReplacedEverywhere): string {
  const parts = [
    drafts.length > 0 && countOf(drafts.length, 'draft'),
    scheduled.length > 0 && countOf(scheduled.length, t('useAssetActs.scheduledCampaign')),
  ].filter(Boolean)
  return parts.length > 0
    ? t('useAssetActs.replacedIn', { value: parts.join(' and ') })
    : t('useAssetActs.nothingWasReplaced')
}

function leftInWords(t: Words<'media'>, { left }: ReplacedEverywhere): string | undefined {
  if (left.length === 0) return undefined
  return left.length === 1
    ? t('useAssetActs.showsBothAndStays', { name: left[0]?.name ?? '' })
    : t('useAssetActs.campaignsShowBothAnd', { left: left.length })
}

export const countOf = (count: number, word: string) => `${count} ${count === 1 ? word : `${word}s`}`
