'use client'

import clsx from 'clsx'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '#words'
import { Icon } from './icon'

export type InlineEditProps = {
  value: string
  /** Names what is edited: "Campaign name". */
  label: string
  onSave: (value: string) => void
  maxLength?: number
  placeholder?: string
  className?: string
}

/** A name that is edited where it stands. Enter and leaving save, Escape takes back. */
export function InlineEdit({
  value,
  label,
  onSave,
  maxLength = 120,
  placeholder,
  className,
}: InlineEditProps) {
  const t = useWords('ui')
  const [draft, setDraft] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const save = () => {
    const next = draft?.trim()
    setDraft(null)
    if (next && next !== value) onSave(next)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') input.current?.blur()
    if (event.key === 'Escape') setDraft(null)
  }
  if (draft === null) {
    return (
      <button
        type="button"
        onClick={() => setDraft(value)}
        aria-label={t('inlineEdit.edit', { label, value: value || (placeholder ?? t('inlineEdit.none')) })}
        className={clsx(
          'group inline-flex min-w-0 max-w-full items-center gap-2 rounded-sm text-start',
          className,
        )}
      >
        <span className={clsx('truncate', !value && 'text-ink-3')}>{value || placeholder}</span>
        <Icon name="edit" size={14} className="text-ink-3 group-hover:text-ink" />
      </button>
    )
  }
  return (
    <input
      ref={input}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit here
      autoFocus
      aria-label={label}
      value={draft}
      maxLength={maxLength}
      onChange={(e) => setDraft(e.target.value)}
      onBlur={save}
      onKeyDown={keys}
      onFocus={(e) => e.currentTarget.select()}
      className={clsx(
        '-mx-1.5 w-[min(100%,28ch)] min-w-0 rounded-sm bg-input px-1.5 shadow-[inset_0_0_0_1px_var(--control)]',
        className,
      )}
    />
  )
}
