'use client'

import clsx from 'clsx'
import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { popClass } from './pop'

export type PopoverProps = {
  trigger: ReactNode
  children: ReactNode
  open?: boolean
  /** For one that was fetched by the press that opens it. */
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  label?: string
  className?: string
}

export function Popover({
  trigger,
  children,
  align = 'start',
  side = 'bottom',
  label,
  className,
  ...root
}: PopoverProps) {
  return (
    <Radix.Root {...root}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={clsx(popClass, 'max-w-[calc(100vw-16px)] p-3', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
