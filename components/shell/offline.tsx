'use client'

import { useSyncExternalStore } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'

/** Says that the connection is gone, for as long as it is, over whatever page is open. */
export function Offline() {
  const t = useWords('shell')
  const online = useSyncExternalStore(
    follow,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status" className="sticky top-[calc(var(--bar)+8px)] z-20">
      {online ? null : (
        <p className="mb-3 flex items-center gap-2 rounded-md bg-warn-wash px-3 py-2 font-medium text-warn shadow-sheet">
          <Icon name="warn" size={14} strong />
          {t('offline.noConnection')}
        </p>
      )}
    </div>
  )
}

function follow(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
