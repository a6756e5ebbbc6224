'use client'

import { useWords } from '#words'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Popover } from '@/components/ui/popover'
import type { Notice } from './types'

/** What needs someone, from anywhere in the app. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  const t = useWords('shell')
  const unread = notices.filter((n) => n.unread).length
  return (
    <Popover
      align="end"
      label={t('notices.notices')}
      className="w-90 p-0!"
      trigger={
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
      }
    >
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
