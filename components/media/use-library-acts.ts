'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import { useToast } from '@/components/ui/toast'
import type { LibraryActions } from './actions'
import type { WallState } from './use-wall'

/** Acts on selected pictures: at once, with a way back in the toast. */
export function useLibraryActs(
  actions: LibraryActions | undefined,
  done: () => void,
  { forget, remember }: Pick<WallState, 'forget' | 'remember'>,
) {
  const t = useWords('media')
  const router = useRouter()
  const toast = useToast()
  const fail = (message: string) => toast({ kind: 'warn', title: message })
  const bringBack = async (ids: string[]) => {
    const answer = await actions?.bringBack({ ids })
    if (!answer?.ok) return fail(answer?.error.message ?? t('useLibraryActs.theyCouldNotBe'))
    const missing = ids.length - answer.value.length
    if (missing > 0) fail(t('useLibraryActs.stayedDeletedTheSame', { missing }))
    router.refresh()
    return answer.value
  }
  return {
    async bringBack(ids: string[]) {
      const back = await bringBack(ids)
      if (!back) return
      done()
      forget(back)
      toast({ kind: 'done', title: t('useLibraryActs.backInTheLibrary', { back: back.length }) })
    },
    async tag(ids: string[], tag: string) {
      const answer = await actions?.tag({ ids, tag })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      router.refresh()
      toast({
        kind: 'done',
        title: t('useLibraryActs.tagged', { value: answer.value, toLowerCase: tag.toLowerCase() }),
      })
    },
    async again(ids: string[]) {
      const answer = await actions?.makeAllAgain({ ids })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      router.refresh()
      toast({ title: t('useLibraryActs.areMadeAnew', { value: answer.value }) })
    },
    async remove(ids: string[]) {
      const answer = await actions?.remove({ ids })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      forget(answer.value)
      router.refresh()
      toast({
        title:
          ids.length === 1 ? t('useLibraryActs.deleted') : t('useLibraryActs.deleted2', { ids: ids.length }),
        detail: t('useLibraryActs.campaignsThatWereSent'),
        undo: async () => remember((await bringBack(answer.value)) ?? []),
      })
    },
    async move(ids: string[], folderId: string | null) {
      const answer = await actions?.move({ ids, folderId })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      router.refresh()
      toast({ kind: 'done', title: t('useLibraryActs.moved', { value: answer.value }) })
    },
  }
}
