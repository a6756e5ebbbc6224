'use client'

import clsx from 'clsx'
import { Switch as RadixSwitch } from 'radix-ui'
import { useId } from 'react'
import { ChoiceRow, type Labelled } from './choice-row'

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
    <ChoiceRow id={id} label={label} detail={detail} className={className}>
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
    </ChoiceRow>
  )
}
