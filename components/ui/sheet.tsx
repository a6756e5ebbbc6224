import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type Section = ComponentProps<'section'>

/** One ruled panel. Panels that belong together share a sheet; nothing is a card inside a card. */
export function Sheet({ className, ...rest }: Section) {
  return (
    <section
      {...rest}
      className={clsx('min-w-0 rounded-lg border border-line bg-surface shadow-sheet', className)}
    />
  )
}

/** A part of a sheet, with the sheet's padding. Rule them apart with `border-t` or `border-e`. */
export function Cell({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx('min-w-0 px-4 py-3.5', className)} />
}

/** Things that happen now, on ink in both themes. One on a page. */
export function Board({ className, ...rest }: Section) {
  return (
    <section
      {...rest}
      data-ink
      className={clsx(
        'min-w-0 overflow-hidden rounded-lg bg-band text-ink shadow-[inset_0_0_0_1px_var(--band-line)]',
        className,
      )}
    />
  )
}

/** An inset, for what is read rather than acted on. */
export function Well({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx('min-w-0 rounded-md bg-well p-3', className)} />
}

export type SectionHeadProps = {
  title: ReactNode
  /** A few quiet words after the title. */
  note?: ReactNode
  /** Controls that belong beside the title. */
  beside?: ReactNode
  /** Controls at the right. */
  actions?: ReactNode
  as?: 'h2' | 'h3'
  className?: string
}

export function SectionHead({ title, note, beside, actions, as: Tag = 'h2', className }: SectionHeadProps) {
  return (
    <div className={clsx('mb-2.5 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1', className)}>
      <Tag className="type-section md:whitespace-nowrap">{title}</Tag>
      {note ? <span className="type-label">{note}</span> : null}
      {beside}
      {actions ? (
        <div className="ms-auto flex max-w-full flex-wrap items-center justify-end gap-2">{actions}</div>
      ) : null}
    </div>
  )
}
