'use client'

import clsx from 'clsx'
import { lazy, useRef } from 'react'
import { useWords } from '#words'
import { Chip } from './chip'
import { controlClass, useFieldProps } from './field'
import { Icon } from './icon'
import { OnDemand } from './on-demand'
import type { OptionListProps } from './option-list'

const fetchPop = () => import('./option-pop')
const OptionPop = lazy(fetchPop)

export type ComboboxProps = Omit<OptionListProps, 'chosen' | 'onPick'> & {
  value: string | null
  onValueChange: (value: string) => void
  name?: string
  id?: string
  placeholder?: string
  'aria-label'?: string
  className?: string
}

/** One of many, found by typing. */
export function Combobox({
  value,
  onValueChange,
  name,
  placeholder: given,
  className,
  ...rest
}: ComboboxProps) {
  const t = useWords('ui')
  const placeholder = given ?? t('combobox.choose')
  const { id, 'aria-label': label, ...list } = rest
  const field = useFieldProps({ id })
  const chosen = list.options.find((o) => o.value === value)
  const trigger = (
    <button
      type="button"
      role="combobox"
      aria-expanded={false}
      aria-label={label}
      {...field}
      className={clsx(
        controlClass({ invalid: field['aria-invalid'] }),
        'h-8 justify-between px-2.5 max-md:h-10',
        className,
      )}
    >
      <span className={clsx('truncate', !chosen && 'text-ink-3')}>{chosen?.label ?? placeholder}</span>
      <Icon name="chevron-down" size={12} className="text-ink-2" />
    </button>
  )
  return (
    <>
      <OnDemand trigger={trigger} opens="listbox" fetch={fetchPop}>
        <OptionPop
          {...list}
          trigger={trigger}
          label={label ?? list.searchPlaceholder ?? placeholder}
          chosen={new Set(value ? [value] : [])}
          onPick={onValueChange}
          closes
        />
      </OnDemand>
      {name ? <input type="hidden" name={name} value={value ?? ''} /> : null}
    </>
  )
}

export type ChipPickerProps = Omit<OptionListProps, 'chosen' | 'onPick'> & {
  values: readonly string[]
  onValuesChange: (values: string[]) => void
  /** Names the box: "Send to". */
  label: string
  addLabel?: string
  className?: string
}

/** Several of many, shown as chips: segments to send to, tags. */
export function ChipPicker({
  values,
  onValuesChange,
  label,
  addLabel: given,
  className,
  ...list
}: ChipPickerProps) {
  const t = useWords('ui')
  const addLabel = given ?? t('combobox.addSome')
  const chosen = new Set(values)
  const toggle = (value: string) =>
    onValuesChange(chosen.has(value) ? values.filter((v) => v !== value) : [...values, value])
  const box = useRef<HTMLDivElement>(null)
  const trigger = (
    <button
      type="button"
      className="inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-sm font-medium text-ink-3 hover:text-ink max-md:h-7.5"
    >
      <Icon name="plus" size={11} />
      {addLabel}
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a wrapping row in every browser
    <div
      ref={box}
      role="group"
      aria-label={label}
      className={clsx(
        'flex min-h-8 flex-wrap gap-1 rounded-md bg-input p-1 shadow-[inset_0_0_0_1px_var(--line-2)]',
        className,
      )}
    >
      {list.options
        .filter((o) => chosen.has(o.value))
        .map((o) => (
          <Chip
            key={o.value}
            count={o.detail}
            onRemove={() => toggle(o.value)}
            removeLabel={t('combobox.remove', { label: o.label })}
          >
            {o.label}
          </Chip>
        ))}
      <OnDemand trigger={trigger} opens="dialog" fetch={fetchPop}>
        <OptionPop {...list} trigger={trigger} label={label} anchor={box} chosen={chosen} onPick={toggle} />
      </OnDemand>
    </div>
  )
}
