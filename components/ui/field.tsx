'use client'

import clsx from 'clsx'
import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react'
import { Icon, type IconName } from './icon'

type FieldIds = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean }
const FieldContext = createContext<FieldIds | null>(null)

/** What a control inside a Field must carry: id, description, validity. Own props win. */
export function useFieldProps(own: { id?: string; 'aria-describedby'?: string }) {
  const field = useContext(FieldContext)
  return {
    id: own.id ?? field?.id,
    'aria-describedby': own['aria-describedby'] ?? field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field?.required || undefined,
  }
}

export type FieldProps = {
  label: ReactNode
  children: ReactNode
  hint?: ReactNode
  /** What is wrong, what was kept, what to do. */
  error?: ReactNode
  required?: boolean
  /** Shown at the right of the label ("optional", a counter). */
  aside?: ReactNode
  hideLabel?: boolean
  className?: string
}

export function Field({ label, children, hint, error, required, aside, hideLabel, className }: FieldProps) {
  const id = useId()
  const describedBy = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(' ')
  return (
    <FieldContext
      value={{ id, describedBy: describedBy || undefined, invalid: !!error, required: !!required }}
    >
      <div className={clsx('flex min-w-0 flex-col gap-[5px]', className)}>
        <div className={clsx('flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
          <label id={`${id}-label`} htmlFor={id} className="text-sm font-[560] text-ink-2">
            {label}
          </label>
          {aside ? <span className="type-label">{aside}</span> : null}
        </div>
        {children}
        {error ? (
          <p id={`${id}-error`} role="alert" className="flex gap-1.5 text-sm text-block">
            <Icon name="block" size={12} strong className="mt-0.5" />
            <span>{error}</span>
          </p>
        ) : null}
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-ink-3">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  )
}

/** The box every control sits in. `quiet` has a softer edge, for search. */
export function controlClass({
  invalid = false,
  quiet = false,
}: {
  invalid?: boolean
  quiet?: boolean
} = {}) {
  return clsx(
    'flex w-full min-w-0 items-center gap-2 rounded-md bg-input text-start',
    invalid
      ? 'shadow-[inset_0_0_0_1.5px_var(--block-mark)]'
      : quiet
        ? 'shadow-[inset_0_0_0_1px_var(--line-2)]'
        : 'shadow-[inset_0_0_0_1px_var(--control)]',
    'focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus',
    'has-disabled:opacity-60',
  )
}

export type InputProps = Omit<ComponentProps<'input'>, 'size'> & {
  icon?: IconName
  /** Inside the box, after the text: a unit, a key, a button. */
  trailing?: ReactNode
  invalid?: boolean
  quiet?: boolean
  size?: 's' | 'm' | 'l'
}

const heights = { s: 'h-7', m: 'h-8 max-md:h-10', l: 'h-11 text-[15px]' }

export function Input({ icon, trailing, invalid, quiet, size = 'm', className, ...rest }: InputProps) {
  const field = useFieldProps(rest)
  const bad = invalid ?? field['aria-invalid'] ?? false
  return (
    <span className={clsx(controlClass({ invalid: bad, quiet }), heights[size], 'px-2.5', className)}>
      {icon ? <Icon name={icon} size={14} className="text-ink-2" /> : null}
      <input
        {...rest}
        {...field}
        aria-invalid={bad || undefined}
        className="h-full w-full min-w-0 flex-1 bg-transparent outline-none max-md:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      {trailing ? <span className="flex flex-none items-center gap-1.5 text-ink-3">{trailing}</span> : null}
    </span>
  )
}

export type TextareaProps = ComponentProps<'textarea'> & { invalid?: boolean }

export function Textarea({ invalid, className, rows = 4, ...rest }: TextareaProps) {
  const field = useFieldProps(rest)
  const bad = invalid ?? field['aria-invalid'] ?? false
  return (
    <span className={clsx(controlClass({ invalid: bad }), className)}>
      <textarea
        {...rest}
        {...field}
        rows={rows}
        aria-invalid={bad || undefined}
        className="type-writing w-full resize-y bg-transparent px-3 py-[9px] outline-none"
      />
    </span>
  )
}
