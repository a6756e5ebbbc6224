'use client'

import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { isHere } from './nav'
import type { NavItem } from './types'

/** The rooms that have no place in the bar of a phone. */
export default function MoreRooms({
  trigger,
  items,
  pathname,
}: {
  trigger: ReactNode
  items: readonly NavItem[]
  pathname: string
}) {
  const t = useWords('shell')
  return (
    <Dialog title={t('bottomBar.more')} size="s" defaultOpen trigger={trigger}>
      <ul className="grid">
        {items.map((item) => (
          <li key={item.href} className="border-t border-line first:border-0">
            <DialogClose asChild>
              <Link
                href={item.href}
                aria-current={isHere(item, pathname) ? 'page' : undefined}
                className="flex h-12 items-center gap-3 text-[15px] font-medium aria-[current]:font-bold"
              >
                <Icon name={item.icon} size={18} />
                {item.label}
              </Link>
            </DialogClose>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
