'use client'

import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Link } from '@/components/ui/link'
import { Popover } from '@/components/ui/popover'
import type { Notice } from './types'

/** The notices themselves. */
export default function NoticeList({ trigger, notices }: { trigger: ReactNode; notices: readonly Notice[] }) {
  const t = useWords('shell')
  return (
    <Popover align="end" defaultOpen label={t('notices.notices')} className="w-90 p-0!" trigger={trigger}>
      <h2 className="type-section px-4 pt-3 pb-2">{t('notices.notices')}</h2>
      {notices.length ? (
        <ul className="max-h-96 overflow-y-auto pb-2">
          {notices.map((n) => (
            <li key={n.id} className="border-t border-line first:border-0">
              <NoticeRow notice={n} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="px-4 pb-4 text-ink-3">{t('notices.nothingNeedsYou')}</p>
      )}
    </Popover>
  )
}

function NoticeRow({ notice }: { notice: Notice }) {
  const words = (
    <>
      <b className="block font-semibold">{notice.title}</b>
      {notice.detail ? <span className="text-ink-3">{notice.detail}</span> : null}
    </>
  )
  if (!notice.href) return <div className="px-4 py-2">{words}</div>
  return (
    <Link href={notice.href} className="block px-4 py-2 hover:bg-well focus-visible:-outline-offset-2">
      {words}
    </Link>
  )
}
