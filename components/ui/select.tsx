'use client'

import clsx from 'clsx'
import { Select as Radix } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { controlClass, useFieldProps } from './field'
import { Icon } from './icon'
import { itemClass, popClass } from './pop'

export type Option = {
  value: string
  label: string
  /** Quiet words at the right: a limit, a kind, a count. */
  detail?: ReactNode
  disabled?: boolean
}

export type SelectProps = {
  options: readonly Option[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  name?: string
  id?: string
  placeholder?: string
  disabled?: boolean
  /** Only where no Field gives a label. */
  'aria-label'?: string
  size?: 's' | 'm'
  className?: string
}

export function Select({ options, placeholder, size = 'm', className, ...rest }: SelectProps) {
  const t = useWords('ui')
  const { id, 'aria-label': label, value, defaultValue, onValueChange, ...root } = rest
  // Known here too, so that the server already writes the chosen words.
  const [own, setOwn] = useState(defaultValue)
  const current = value ?? own
  const choose = (next: string) => {
    setOwn(next)
    onValueChange?.(next)
  }
  const field = useFieldProps({ id })
  return (
    <Radix.Root {...root} value={current ?? ''} onValueChange={choose}>
      <Radix.Trigger
        {...field}
        aria-label={label}
        className={clsx(
          controlClass({ invalid: field['aria-invalid'] }),
          size === 's' ? 'h-7 px-2' : 'h-8 px-2.5 max-md:h-10',
          'justify-between whitespace-nowrap data-placeholder:text-ink-3',
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder ?? t('select.choose')}>
            {options.find((o) => o.value === current)?.label}
          </Radix.Value>
        </span>
        <Radix.Icon>
          <Icon name="chevron-down" size={12} className="text-ink-2" />
        </Radix.Icon>
      </Radix.Trigger>
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
