'use client'

import { useRouter } from 'next/navigation'
import { useToast } from '@/components/ui/toast'
import type { LibraryActions } from './actions'

/** Acts on selected pictures: at once, with a way back in the toast. */
export function useLibraryActs(
  actions: LibraryActions | undefined,
  done: () => void,
  forget: (ids: readonly string[]) => void,
) {
  const router = useRouter()
  const toast = useToast()
  const fail = (message: string) => toast({ kind: 'warn', title: message })
  const bringBack = async (ids: string[]) => {
    const answer = await actions?.bringBack({ ids })
    if (!answer?.ok) return fail(answer?.error.message ?? 'They could not be brought back.')
    const missing = ids.length - answer.value.length
    if (missing > 0) fail(`${missing} stayed deleted: the same picture was uploaded anew.`)
    router.refresh()
    return answer.value
  }
  return {
    async bringBack(ids: string[]) {
      const back = await bringBack(ids)
      if (!back) return
      done()
      forget(back)
      toast({ kind: 'done', title: `${back.length} back in the library` })
    },
    async tag(ids: string[], tag: string) {
      const answer = await actions?.tag({ ids, tag })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      router.refresh()
      toast({ kind: 'done', title: `${answer.value} tagged ${tag.toLowerCase()}` })
    },
    async again(ids: string[]) {
      const answer = await actions?.makeAllAgain({ ids })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      router.refresh()
      toast({ title: `${answer.value} are made anew` })
    },
    async remove(ids: string[]) {
      const answer = await actions?.remove({ ids })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      forget(answer.value)
      router.refresh()
      toast({
        title: ids.length === 1 ? 'Deleted' : `${ids.length} deleted`,
        detail: 'Campaigns that were sent keep their picture. You can bring them back for 30 days.',
        undo: () => void bringBack(answer.value),
      })
    },
    async move(ids: string[], folderId: string | null) {
      const answer = await actions?.move({ ids, folderId })
      if (!answer) return
      if (!answer.ok) return fail(answer.error.message)
      done()
      router.refresh()
      toast({ kind: 'done', title: `${answer.value} moved` })
    },
  }
}
