'use client'

import clsx from 'clsx'
import { Popover } from 'radix-ui'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useWords } from '#words'
import { Chip } from './chip'
import { controlClass, useFieldProps } from './field'
import { Icon } from './icon'
import type { OptionListProps } from './option-list'
import { popClass } from './pop'
import { warm } from './warm'

const fetchList = () => import('./option-list')
const OptionList = lazy(fetchList)
/** On its way before the press that opens it. */
const onIntent = { onPointerEnter: () => warm(fetchList), onFocus: () => warm(fetchList) }

function Floating({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover.Portal>
      <Popover.Content
        align="start"
        sideOffset={4}
        aria-label={label}
        className={clsx(popClass, 'w-(--radix-popover-trigger-width) min-w-64')}
      >
        <Suspense fallback={<div className="h-24" />}>{children}</Suspense>
      </Popover.Content>
    </Popover.Portal>
  )
}

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
  const [open, setOpen] = useState(false)
  const { id, 'aria-label': label, ...list } = rest
  const field = useFieldProps({ id })
  const chosen = list.options.find((o) => o.value === value)
  const pick = (next: string) => {
    onValueChange(next)
    setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        {...field}
        {...onIntent}
        role="combobox"
        aria-expanded={open}
        aria-label={label}
        className={clsx(
          controlClass({ invalid: field['aria-invalid'] }),
          'h-8 justify-between px-2.5 max-md:h-10',
          className,
        )}
      >
        <span className={clsx('truncate', !chosen && 'text-ink-3')}>{chosen?.label ?? placeholder}</span>
        <Icon name="chevron-down" size={12} className="text-ink-2" />
      </Popover.Trigger>
      {name ? <input type="hidden" name={name} value={value ?? ''} /> : null}
      <Floating label={label ?? list.searchPlaceholder ?? placeholder}>
        <OptionList {...list} chosen={new Set(value ? [value] : [])} onPick={pick} />
      </Floating>
    </Popover.Root>
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
  return (
    <Popover.Root>
      <Popover.Anchor asChild>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a wrapping row in every browser */}
        <div
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
          <Popover.Trigger
            {...onIntent}
            className="inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-sm font-medium text-ink-3 hover:text-ink max-md:h-7.5"
          >
            <Icon name="plus" size={11} />
            {addLabel}
          </Popover.Trigger>
        </div>
      </Popover.Anchor>
      <Floating label={label}>
        <OptionList {...list} chosen={chosen} onPick={toggle} />
      </Floating>
    </Popover.Root>
  )
}
