'use client'

import clsx from 'clsx'
import { Popover } from 'radix-ui'
import { type ReactElement, type RefObject, useState } from 'react'
import { OptionList, type OptionListProps } from './option-list'
import { popClass } from './pop'

/** A list of options that has just been opened. */
export default function OptionPop({
  trigger,
  label,
  anchor,
  closes,
  onPick,
  ...list
}: OptionListProps & {
  trigger: ReactElement
  label: string
  /** What it stands under, where that is not the trigger. */
  anchor?: RefObject<HTMLElement | null>
  /** Closes with a choice. */
  closes?: boolean
}) {
  const [open, setOpen] = useState(true)
  const pick = (value: string) => {
    onPick(value)
    if (closes) setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      {anchor ? <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} /> : null}
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          aria-label={label}
          className={clsx(popClass, 'w-(--radix-popover-trigger-width) min-w-64')}
        >
          <OptionList {...list} onPick={pick} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
