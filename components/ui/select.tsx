'use client'

import clsx from 'clsx'
import { type ComponentProps, type KeyboardEvent, lazy, type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { controlClass, useFieldProps } from './field'
import { Icon } from './icon'
import { OnDemand } from './on-demand'

const fetchList = () => import('./select-list')
const SelectList = lazy(fetchList)

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

/** One of a few. Its list is fetched when somebody is about to open it. */
export function Select({ options, placeholder, size = 'm', className, ...rest }: SelectProps) {
  const t = useWords('ui')
  const { id, 'aria-label': label, value, defaultValue, onValueChange, name, disabled } = rest
  const [own, setOwn] = useState(defaultValue)
  const current = value ?? own
  const choose = (next: string) => {
    setOwn(next)
    onValueChange?.(next)
  }
  const field = useFieldProps({ id })
  const chosen = options.find((option) => option.value === current)
  const trigger = (
    <Trigger
      {...field}
      aria-label={label}
      disabled={disabled}
      data-placeholder={chosen ? undefined : ''}
      className={clsx(
        controlClass({ invalid: field['aria-invalid'] }),
        size === 's' ? 'h-7 px-2' : 'h-8 px-2.5 max-md:h-10',
        'justify-between whitespace-nowrap data-placeholder:text-ink-3',
        className,
      )}
    >
      <span className="truncate">{chosen?.label ?? placeholder ?? t('select.choose')}</span>
      <Icon name="chevron-down" size={12} className="text-ink-2" />
    </Trigger>
  )
  return (
    <>
      <OnDemand trigger={trigger} opens="listbox" fetch={fetchList}>
        <SelectList
          trigger={trigger}
          options={options}
          value={current ?? ''}
          onValueChange={choose}
          {...(disabled === undefined ? {} : { disabled })}
        />
      </OnDemand>
      {name ? <input type="hidden" name={name} value={current ?? ''} disabled={disabled} /> : null}
    </>
  )
}

/** The arrow keys open a list, too. */
function Trigger({ onKeyDown, ...rest }: ComponentProps<'button'>) {
  const openByArrow = (event: KeyboardEvent<HTMLButtonElement>) => {
    onKeyDown?.(event)
    if (event.defaultPrevented || !['ArrowDown', 'ArrowUp'].includes(event.key)) return
    event.preventDefault()
    event.currentTarget.click()
  }
  return <button type="button" role="combobox" aria-expanded={false} {...rest} onKeyDown={openByArrow} />
}
