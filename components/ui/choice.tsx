'use client'

import clsx from 'clsx'
import { Checkbox as RadixCheckbox, RadioGroup as RadixRadio, Switch as RadixSwitch } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { Icon } from './icon'

type Labelled = {
  /** Words at the right. Without them give `aria-label`. */
  label?: ReactNode
  detail?: ReactNode
  'aria-label'?: string
  className?: string
}

function Row({ id, label, detail, className, children }: Labelled & { id: string; children: ReactNode }) {
  if (!label) return children
  return (
    <span className={clsx('inline-flex items-start gap-2', className)}>
      <span className="mt-px inline-flex">{children}</span>
      <label htmlFor={id} className="cursor-pointer">
        {label}
        {detail ? <span className="block text-ink-3">{detail}</span> : null}
      </label>
    </span>
  )
}

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
    <Row id={id} label={label} detail={detail} className={className}>
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
    </Row>
  )
}

export type SwitchProps = Labelled & {
  checked?: boolean
  defaultChecked?: boolean
  onCheckedChange?: (checked: boolean) => void
  name?: string
  disabled?: boolean
}

/** Takes effect at once. For something that waits for Save, use a Checkbox. */
export function Switch({ label, detail, className, ...rest }: SwitchProps) {
  const id = useId()
  return (
    <Row id={id} label={label} detail={detail} className={className}>
      <RadixSwitch.Root
        {...rest}
        id={id}
        className={clsx(
          'relative h-4.5 w-7.5 flex-none rounded-full bg-control transition-colors data-[state=checked]:bg-switch-on disabled:opacity-50',
          !label && className,
        )}
      >
        <RadixSwitch.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-on-avatar transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-switch-knob" />
      </RadixSwitch.Root>
    </Row>
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
