'use client'

import { lazy } from 'react'
import { useWords } from '#words'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { OnDemand } from '@/components/ui/on-demand'
import type { Notice } from './types'

const fetchList = () => import('./notice-list')
const NoticeList = lazy(fetchList)

/** What needs someone, from anywhere in the app. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  const t = useWords('shell')
  const unread = notices.filter((n) => n.unread).length
  const trigger = (
    <button
      type="button"
      aria-label={unread ? t('notices.noticesNew', { unread }) : t('notices.notices')}
      className={buttonClass('ghost', 'm', 'relative w-8 px-0! max-md:w-10')}
    >
      <Icon name="bell" />
      {unread ? (
        <i
          aria-hidden
          className="absolute top-[5px] end-1.5 size-1.5 rounded-full bg-ink shadow-[0_0_0_2px_var(--band)]"
        />
      ) : null}
    </button>
  )
  return (
    <OnDemand trigger={trigger} opens="dialog" fetch={fetchList}>
      <NoticeList trigger={trigger} notices={notices} />
    </OnDemand>
  )
}
