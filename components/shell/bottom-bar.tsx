'use client'

import clsx from 'clsx'
import { usePathname } from 'next/navigation'
import { lazy } from 'react'
import { useWords } from '#words'
import { Going } from '@/components/ui/going'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { OnDemand } from '@/components/ui/on-demand'
import { isHere } from './nav'
import type { NavItem } from './types'

const fetchMore = () => import('./more-rooms')
const MoreRooms = lazy(fetchMore)

const slot =
  'relative flex flex-col items-center gap-[3px] pt-1 text-xs leading-[13px] font-medium text-ink-3'

/** The rail of a phone: three rooms, the lit act in the middle, the rest behind More. */
export function BottomBar({
  nav,
  create,
}: {
  nav: readonly NavItem[]
  create?: { href: string; label: string }
}) {
  const t = useWords('shell')
  const pathname = usePathname()
  const [first, second, third, ...rest] = nav
  const tab = (item: NavItem | undefined) =>
    item ? <Tab key={item.href} item={item} here={isHere(item, pathname)} /> : null
  return (
    <nav
      aria-label={t('bottomBar.mainPhone')}
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-line bg-surface px-1.5 pt-1.5 pb-[max(20px,env(safe-area-inset-bottom))] md:hidden"
    >
      {tab(first)}
      {tab(second)}
      {create ? (
        <Link href={create.href} className={clsx(slot, 'text-ink!')}>
          <span className="-mt-1.5 -mb-px grid h-8.5 w-11.5 place-items-center rounded-lg bg-bulb text-on-bulb shadow-go">
            <Icon name="plus" size={20} strong />
          </span>
          {create.label}
        </Link>
      ) : null}
      {tab(third)}
      {rest.length ? <More items={rest} pathname={pathname} /> : null}
    </nav>
  )
}

function Tab({ item, here }: { item: NavItem; here: boolean }) {
  return (
    <Link
      href={item.href}
      aria-current={here ? 'page' : undefined}
      className={clsx(slot, here && 'font-bold text-ink!')}
    >
      <span className="grid h-5.5 place-items-center">
        <Icon name={item.icon} size={20} />
      </span>
      {item.label}
      {here ? null : <Going className="inset-x-4 -top-1.5 h-[3px]" />}
    </Link>
  )
}

function More({ items, pathname }: { items: readonly NavItem[]; pathname: string }) {
  const t = useWords('shell')
  const here = items.some((item) => isHere(item, pathname))
  const trigger = (
    <button type="button" className={clsx(slot, here && 'font-bold text-ink!')}>
      <span className="grid h-5.5 place-items-center">
        <Icon name="more" size={20} />
      </span>
      {t('bottomBar.more')}
    </button>
  )
  return (
    <OnDemand trigger={trigger} opens="dialog" fetch={fetchMore}>
      <MoreRooms trigger={trigger} items={items} pathname={pathname} />
    </OnDemand>
  )
}
