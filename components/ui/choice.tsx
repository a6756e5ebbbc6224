'use client'

import clsx from 'clsx'
import { Checkbox as RadixCheckbox, RadioGroup as RadixRadio } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { ChoiceRow, type Labelled } from './choice-row'
import { Icon } from './icon'

export type CheckboxProps = Labelled & {
  checked?: boolean | 'indeterminate'
  defaultChecked?: boolean
  onCheckedChange?: (checked: boolean) => void
  name?: string
  value?: string
  disabled?: boolean
  required?: boolean
}

export function Checkbox({ label, detail, className, onCheckedChange, ...rest }: CheckboxProps) {
  const id = useId()
  return (
    <ChoiceRow id={id} label={label} detail={detail} className={className}>
      <RadixCheckbox.Root
        {...rest}
        id={id}
        onCheckedChange={(next) => onCheckedChange?.(next === true)}
        className={clsx(
          'inline-grid size-4 flex-none place-items-center rounded-sm bg-input shadow-[inset_0_0_0_1.4px_var(--control)]',
          'data-[state=checked]:bg-ink data-[state=checked]:text-surface data-[state=checked]:shadow-none',
          'data-[state=indeterminate]:bg-ink data-[state=indeterminate]:text-surface data-[state=indeterminate]:shadow-none',
          'disabled:cursor-not-allowed disabled:opacity-50',
          !label && className,
        )}
      >
        <RadixCheckbox.Indicator className="group">
          <Icon name="check" size={12} strong className="group-data-[state=indeterminate]:hidden" />
          <Icon name="minus" size={12} strong className="hidden group-data-[state=indeterminate]:block" />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
    </ChoiceRow>
  )
}

export type RadioOption = { value: string; label: ReactNode; detail?: ReactNode; disabled?: boolean }

export type RadioGroupProps = {
  options: readonly RadioOption[]
  /** Names the group. */
  label: string
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  name?: string
  layout?: 'row' | 'list'
  className?: string
}

export function RadioGroup({ options, label, layout = 'row', className, ...rest }: RadioGroupProps) {
  const id = useId()
  return (
    <RadixRadio.Root
      {...rest}
      aria-label={label}
      className={clsx(layout === 'row' ? 'flex flex-wrap gap-x-4 gap-y-2' : 'grid gap-0.5', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className={clsx(
            'flex cursor-pointer items-start gap-2.5',
            layout === 'list' && 'rounded-md p-2 hover:bg-well has-data-[state=checked]:bg-fill',
          )}
        >
          <RadixRadio.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            className="mt-px inline-grid size-4 flex-none place-items-center rounded-full bg-input shadow-[inset_0_0_0_1.4px_var(--control)] data-[state=checked]:bg-ink data-[state=checked]:shadow-none disabled:opacity-50"
          >
            <RadixRadio.Indicator className="size-1.5 rounded-full bg-surface" />
          </RadixRadio.Item>
          <span>
            <span className={clsx(option.detail && 'font-[580]')}>{option.label}</span>
            {option.detail ? <span className="block text-ink-3">{option.detail}</span> : null}
          </span>
        </label>
      ))}
    </RadixRadio.Root>
  )
}
