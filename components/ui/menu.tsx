'use client'

import clsx from 'clsx'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Link } from '@/components/ui/link'
import { Icon, type IconName } from './icon'
import { Kbd } from './kbd'
import { itemClass, popClass } from './pop'

export type MenuProps = {
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  className?: string
  /** For a menu that a key opens, too. */
  open?: boolean
  /** For one that was fetched by the press that opens it. */
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A menu of acts on one thing. Children: MenuItem, MenuLink, MenuLabel, MenuRule. */
export function Menu({ trigger, children, align = 'end', className, ...root }: MenuProps) {
  return (
    <Radix.Root modal={false} {...root}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={clsx(popClass, 'min-w-48 p-1.5', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type ItemProps = {
  children: ReactNode
  icon?: IconName
  keys?: string
  /** Takes something away. */
  danger?: boolean
  disabled?: boolean
}

function Inner({ children, icon, keys }: ItemProps) {
  return (
    <>
      {icon ? <Icon name={icon} size={14} className="text-current opacity-75" /> : null}
      <span className="flex-1">{children}</span>
      {keys ? <Kbd>{keys}</Kbd> : null}
    </>
  )
}

export function MenuItem({ onSelect, ...item }: ItemProps & { onSelect?: () => void }) {
  return (
    <Radix.Item
      disabled={item.disabled}
      onSelect={() => onSelect?.()}
      className={clsx(itemClass, item.danger && 'text-block')}
    >
      <Inner {...item} />
    </Radix.Item>
  )
}

export function MenuLink({ href, current, ...item }: ItemProps & { href: string; current?: boolean }) {
  const t = useWords('ui')
  return (
    <Radix.Item asChild disabled={item.disabled}>
      <Link
        href={href}
        aria-current={current ? 'true' : undefined}
        className={clsx(itemClass, current && 'font-semibold')}
      >
        <Inner {...item} />
        {current ? <Icon name="check" size={13} label={t('menu.current')} /> : null}
      </Link>
    </Radix.Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="type-column px-2 pt-1.5 pb-1">{children}</Radix.Label>
}

export function MenuRule() {
  return <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-line" />
}

/** A choice that stays in force: a theme, an order. */
export function MenuChoice({
  value,
  onValueChange,
  options,
}: {
  value: string
  onValueChange: (value: string) => void
  options: readonly { value: string; label: string }[]
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={clsx(itemClass, 'ps-7')}>
          <Radix.ItemIndicator className="absolute start-2">
            <Icon name="check" size={13} />
          </Radix.ItemIndicator>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}
