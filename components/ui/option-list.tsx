'use client'

import clsx from 'clsx'
import { Command } from 'cmdk'
import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Icon } from './icon'
import { itemClass } from './pop'
import type { Option } from './select'

export type OptionListProps = {
  options: readonly Option[]
  chosen: ReadonlySet<string>
  onPick: (value: string) => void
  searchPlaceholder?: string
  empty?: ReactNode
  /** Offered when nothing has this exact name. */
  onCreate?: (text: string) => void
}

/** What may be chosen, found by typing. */
export function OptionList({ options, chosen, onPick, searchPlaceholder, empty, onCreate }: OptionListProps) {
  const t = useWords('ui')
  const [text, setText] = useState('')
  const exact = options.some((o) => o.label.toLowerCase() === text.trim().toLowerCase())
  return (
    <Command loop>
      <div className="m-1.5 flex h-8 items-center gap-2 rounded-md bg-input px-2.5 shadow-[inset_0_0_0_1px_var(--line-2)]">
        <Icon name="search" size={13} className="text-ink-2" />
        <Command.Input
          ref={focus}
          value={text}
          onValueChange={setText}
          placeholder={searchPlaceholder ?? t('combobox.find')}
          aria-label={searchPlaceholder ?? t('combobox.find')}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <Command.List className="max-h-72 overflow-y-auto px-1.5 pb-1.5">
        <Command.Empty className="px-2 py-3 text-ink-3">
          {empty ?? t('combobox.nothingByThatName')}
        </Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label]}
            disabled={option.disabled}
            onSelect={() => onPick(option.value)}
            className={clsx(itemClass, 'ps-7')}
          >
            {chosen.has(option.value) ? <Icon name="check" size={13} className="absolute start-2" /> : null}
            <span className="truncate">{option.label}</span>
            {option.detail ? (
              <span className="ms-auto ps-4 text-ink-3 tabular-nums">{option.detail}</span>
            ) : null}
          </Command.Item>
        ))}
        {onCreate && text.trim() && !exact ? (
          <Command.Item
            forceMount
            value={`create ${text}`}
            onSelect={() => onCreate(text.trim())}
            className={itemClass}
          >
            <Icon name="plus" size={12} />
            {t('combobox.add', { trim: text.trim() })}
          </Command.Item>
        ) : null}
      </Command.List>
    </Command>
  )
}

/** It comes after the pop-over has looked for something to give the focus to. */
function focus(input: HTMLInputElement | null): void {
  input?.focus()
}
