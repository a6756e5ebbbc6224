'use client'

import clsx from 'clsx'
import { Command } from 'cmdk'
import { Popover, Select } from 'radix-ui'
import { useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { itemClass, popClass } from '@/components/ui/pop'
import { listed } from '@/lib/segments/phrases'

/** A word of a rule that can be changed where it stands. Values are filled, operators are not. */
function tokenClass(look: 'value' | 'quiet', unfinished = false): string {
  return clsx(
    'inline-flex h-6.5 max-w-full min-w-0 items-center gap-1.5 rounded-sm px-[7px] whitespace-nowrap max-md:h-9',
    look === 'value' ? 'bg-fill font-semibold hover:bg-fill-2' : 'font-normal text-ink-2 hover:bg-fill',
    unfinished && 'shadow-[inset_0_0_0_1.5px_var(--warn-mark)]',
  )
}

export type TokenOption = { value: string; label: string; group?: string }

type TokenSelectProps = {
  /** Says what is chosen here, for those who do not see its place in the row. */
  label: string
  options: readonly TokenOption[]
  value: string
  onChange: (value: string) => void
  look?: 'value' | 'quiet'
}

/** One of few. */
export function TokenSelect({ label, options, value, onChange, look = 'quiet' }: TokenSelectProps) {
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <Select.Root value={value} onValueChange={onChange}>
      <Select.Trigger aria-label={label} className={tokenClass(look)}>
        <span className="truncate">
          <Select.Value />
        </span>
        <Icon name="chevron-down" size={10} className="text-ink-3" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          position="popper"
          sideOffset={4}
          className={clsx(popClass, 'max-h-(--radix-select-content-available-height)')}
        >
          <Select.Viewport className="p-1.5">
            {groups.map((group) => (
              <Select.Group key={group ?? ''}>
                {group ? <Select.Label className="type-column px-2 pt-1.5 pb-1">{group}</Select.Label> : null}
                {options
                  .filter((option) => option.group === group)
                  .map((option) => (
                    <Select.Item key={option.value} value={option.value} className={clsx(itemClass, 'ps-7')}>
                      <Select.ItemIndicator className="absolute start-2">
                        <Icon name="check" size={13} />
                      </Select.ItemIndicator>
                      <Select.ItemText>{option.label}</Select.ItemText>
                    </Select.Item>
                  ))}
              </Select.Group>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  )
}

type TokenListProps = {
  label: string
  options: readonly TokenOption[]
  values: readonly string[]
  onChange: (values: string[]) => void
  /** Whether words that are not offered may be typed. */
  free?: boolean
  word?: 'or' | 'and'
  placeholder?: string
  /** Only one may be chosen. */
  single?: boolean
}

/** Several of many, or words of one's own. */
export function TokenList(props: TokenListProps) {
  const t = useWords('segments')
  const { label, options, values, word = 'or' } = props
  const placeholder = props.placeholder ?? t('token.choose')
  const [open, setOpen] = useState(false)
  const shown = values.map((value) => options.find((option) => option.value === value)?.label ?? value)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={`${label}: ${shown.length ? shown.join(', ') : t('token.nothingYet')}`}
        className={tokenClass('value', values.length === 0)}
      >
        <span className={clsx('truncate', values.length === 0 && 'font-medium text-ink-3')}>
          {values.length ? listed(t, shown, word, 4) : placeholder}
        </span>
        <Icon name="chevron-down" size={10} className="flex-none text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={clsx(popClass, 'w-72 max-w-[calc(100vw-16px)]')}
        >
          <Choices {...props} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Choices({
  label,
  options,
  values,
  onChange,
  free,
  single,
  onDone,
}: TokenListProps & { onDone: () => void }) {
  const t = useWords('segments')
  const [text, setText] = useState('')
  const typed = text.trim()
  const toggle = (value: string) => {
    if (single) {
      onChange([value])
      return onDone()
    }
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
    setText('')
  }
  // Words of one's own are shown among the choices, so that they can be taken back.
  const known = new Set(options.map((option) => option.value))
  const all = [
    ...values.filter((value) => !known.has(value)).map((value) => ({ value, label: value })),
    ...options,
  ]
  const exact = all.some((option) => option.label.toLowerCase() === typed.toLowerCase())
  return (
    <Command loop label={label}>
      <div className="m-1.5 flex h-8 items-center gap-2 rounded-md bg-input px-2.5 shadow-[inset_0_0_0_1px_var(--line-2)] max-md:h-10">
        <Icon name={free ? 'edit' : 'search'} size={13} className="text-ink-2" />
        <Command.Input
          value={text}
          onValueChange={setText}
          maxLength={200}
          placeholder={free ? t('token.typeOneAndPress') : t('token.find')}
          className="h-full min-w-0 flex-1 bg-transparent outline-none max-md:text-[16px]"
        />
      </div>
      <Command.List className="max-h-64 overflow-y-auto px-1.5 pb-1.5">
        {free ? null : (
          <Command.Empty className="px-2 py-3 text-ink-3">{t('token.nothingByThatName')}</Command.Empty>
        )}
        {free && typed && !exact ? (
          <Command.Item
            forceMount
            value={`add ${typed}`}
            onSelect={() => toggle(typed)}
            className={itemClass}
          >
            <Icon name="plus" size={12} />
            <span className="truncate">{t('token.add', { typed })}</span>
          </Command.Item>
        ) : null}
        {all.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label]}
            onSelect={() => toggle(option.value)}
            className={clsx(itemClass, 'ps-7')}
          >
            {values.includes(option.value) ? (
              <Icon name="check" size={13} label={t('token.chosen')} className="absolute start-2" />
            ) : null}
            <span className="truncate">{option.label}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}

type TokenInputProps = {
  label: string
  type: 'number' | 'date'
  value: string
  onChange: (value: string) => void
  unit?: string
  before?: string
  min?: number
  max?: number
  step?: number | 'any'
}

/** A number or a day, typed in place. What is not valid yet stays visible and is not passed on as a number. */
export function TokenInput({ label, type, value, onChange, unit, before, ...bounds }: TokenInputProps) {
  return (
    <span
      className={clsx(tokenClass('value', value === ''), 'focus-within:outline-2 focus-within:outline-focus')}
    >
      {before}
      <input
        {...bounds}
        type={type}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-full min-w-0 bg-transparent font-semibold outline-none tabular-nums [appearance:textfield] max-md:text-[16px] [&::-webkit-inner-spin-button]:appearance-none"
        style={type === 'number' ? { width: `${Math.max(2, value.length + 0.6)}ch` } : undefined}
      />
      {unit}
    </span>
  )
}
