'use client'

import clsx from 'clsx'
import { Popover, Tooltip as Radix } from 'radix-ui'
import { type ReactNode, useRef, useState } from 'react'
import { popClass } from './pop'

/** A few words about a control. Never the only place something is said. */
export function Tooltip({
  content,
  children,
  side = 'bottom',
}: {
  content: ReactNode
  /** One focusable element. */
  children: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
}) {
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-fade rounded-md bg-ink px-2 py-1 text-sm text-surface shadow-pop"
          >
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}

export type DefinitionProps = {
  /** The word as it stands in the label. */
  children: ReactNode
  /** The term in full: "Clicked, people". */
  term: string
  /** What is counted, divided by what, and what is set aside. */
  meaning: ReactNode
  /** The numbers behind this one: "2,290 of 25,160, interval 8.7 to 9.5 %". */
  figures?: ReactNode
  className?: string
}

/** A term with its definition: on hover, on focus and press, and by touch. */
export function Definition({ children, term, meaning, figures, className }: DefinitionProps) {
  const [open, setOpen] = useState(false)
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hover = (next: boolean) => {
    clearTimeout(closing.current)
    closing.current = setTimeout(() => setOpen(next), next ? 120 : 180)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        onPointerEnter={(e) => e.pointerType === 'mouse' && hover(true)}
        onPointerLeave={(e) => e.pointerType === 'mouse' && hover(false)}
        className={clsx('cursor-help border-b border-dotted border-ink-3', className)}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={term}
          onOpenAutoFocus={(e) => e.preventDefault()}
          onPointerEnter={() => hover(true)}
          onPointerLeave={() => hover(false)}
          className={clsx(popClass, 'w-76 max-w-[calc(100vw-16px)] px-3 py-2.5 text-base whitespace-normal')}
        >
          <b className="font-[620]">{term}</b>
          <p className="mt-0.5 mb-1 text-ink-2">{meaning}</p>
          {figures ? <p className="text-sm text-ink-3 tabular-nums">{figures}</p> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
