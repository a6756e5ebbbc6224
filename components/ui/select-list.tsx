'use client'

import clsx from 'clsx'
import { Select as Radix } from 'radix-ui'
import type { ReactElement } from 'react'
import { Icon } from './icon'
import { itemClass, popClass } from './pop'
import type { Option } from './select'

/** A select that has just been opened. */
export default function SelectList({
  trigger,
  options,
  ...root
}: {
  trigger: ReactElement
  options: readonly Option[]
  value: string
  onValueChange: (value: string) => void
  disabled?: boolean
}) {
  return (
    <Radix.Root defaultOpen {...root}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className={clsx(
            popClass,
            'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)',
          )}
        >
          <Radix.Viewport className="p-1.5">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={clsx(itemClass, 'ps-7')}
              >
                <Radix.ItemIndicator className="absolute start-2">
                  <Icon name="check" size={13} />
                </Radix.ItemIndicator>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.detail ? (
                  <span className="ms-auto ps-4 font-normal text-ink-3 tabular-nums">{option.detail}</span>
                ) : null}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
