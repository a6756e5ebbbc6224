'use client'

import clsx from 'clsx'
import { usePathname } from 'next/navigation'
import { useWords } from '#words'
import { Going } from '@/components/ui/going'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { isHere } from './nav'
import type { NavItem } from './types'

/** The rooms, always with their words. */
export function Rail({ nav }: { nav: readonly NavItem[] }) {
  const t = useWords('shell')
  const pathname = usePathname()
  const link = (item: NavItem) => <RailLink key={item.href} item={item} here={isHere(item, pathname)} />
  return (
    <nav
      aria-label={t('rail.main')}
      className="sticky top-(--bar) flex h-[calc(100dvh-var(--bar))] flex-col gap-0.5 overflow-y-auto border-e border-line px-2 pt-3.5 pb-3 [scrollbar-width:none] max-md:hidden"
    >
      {nav.filter((item) => !item.foot).map(link)}
      <span className="flex-1" />
      {nav.filter((item) => item.foot).map(link)}
    </nav>
  )
}

function RailLink({ item, here }: { item: NavItem; here: boolean }) {
  return (
    <Link
      href={item.href}
      aria-current={here ? 'page' : undefined}
      className={clsx(
        'relative flex flex-none flex-col items-center gap-1 rounded-md pt-2 pb-[7px] text-xs leading-[13px] font-stretch-[96%] focus-visible:-outline-offset-2',
        here
          ? 'bg-surface font-bold text-ink shadow-here before:absolute before:inset-y-2 before:-start-2 before:w-[3px] before:bg-here before:[box-shadow:var(--shadow-here-mark)]'
          : 'font-medium text-ink-2 hover:bg-fill',
      )}
    >
      <span className="relative">
        <Icon name={item.icon} size={18} />
        {item.badge ? <Count value={item.badge} /> : null}
      </span>
      {item.label}
      {here ? null : <Going className="inset-y-2 -start-2 w-[3px]" />}
    </Link>
  )
}

function Count({ value }: { value: number }) {
  const t = useWords('shell')
  return (
    <span className="absolute -top-1.5 start-[13px] min-w-[15px] rounded-full bg-ink px-[3px] text-center text-[10px] leading-[15px] font-bold text-surface shadow-[0_0_0_2px_var(--canvas)]">
      {value > 99 ? '99+' : value}
      <span className="sr-only"> {t('rail.waiting')}</span>
    </span>
  )
}
