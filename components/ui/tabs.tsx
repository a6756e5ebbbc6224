'use client'

import clsx from 'clsx'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Going } from './going'

const bar = 'flex gap-[18px] overflow-x-auto border-b border-line [scrollbar-width:none]'
const tab =
  'relative inline-flex h-8.5 flex-none items-center gap-1.5 font-medium text-ink-3 whitespace-nowrap hover:text-ink max-md:h-10'
const tabOn = 'text-ink! font-[620] after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-ink'

export type TabItem = { value: string; label: ReactNode; count?: ReactNode; content: ReactNode }

export function Tabs({
  items,
  defaultValue,
  value,
  onValueChange,
  label,
  className,
}: {
  items: readonly TabItem[]
  defaultValue?: string
  value?: string
  onValueChange?: (value: string) => void
  label: string
  className?: string
}) {
  return (
    <Radix.Root
      value={value}
      defaultValue={defaultValue ?? items[0]?.value}
      onValueChange={onValueChange}
      className={className}
    >
      <Radix.List aria-label={label} className={bar}>
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className={clsx(
              tab,
              'data-[state=active]:text-ink data-[state=active]:font-[620] data-[state=active]:after:absolute data-[state=active]:after:inset-x-0 data-[state=active]:after:bottom-0 data-[state=active]:after:h-0.5 data-[state=active]:after:bg-ink',
            )}
          >
            {item.label}
            {item.count === undefined ? null : (
              <span className="font-normal text-ink-3 tabular-nums">{item.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="pt-4">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

/** On a phone the row is wider than the screen: the tab you are on is brought to its middle. */
function intoView(current: HTMLElement | null): void {
  const row = current?.parentElement
  if (!current || !row) return
  const from = current.getBoundingClientRect().left - row.getBoundingClientRect().left
  row.scrollLeft += from - (row.clientWidth - current.clientWidth) / 2
}

export type TabLink = { href: string; label: ReactNode; count?: ReactNode; current?: boolean }

/** Tabs that are pages: settings, a campaign's parts. */
export function TabLinks({
  links,
  label,
  className,
}: {
  links: readonly TabLink[]
  label: string
  className?: string
}) {
  return (
    <nav aria-label={label} className={clsx(bar, className)}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.current ? 'page' : undefined}
          ref={link.current ? intoView : undefined}
          className={clsx(tab, link.current && tabOn)}
        >
          {link.label}
          {link.count === undefined ? null : (
            <span className="font-normal text-ink-3 tabular-nums">{link.count}</span>
          )}
          {link.current ? null : <Going className="inset-x-0 bottom-0 h-0.5" />}
        </Link>
      ))}
    </nav>
  )
}
