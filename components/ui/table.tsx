import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon'

/**
 * A plain ruled table. Narrower than `minWidth` (px) it scrolls sideways inside its own box; give it a `label` then,
 * which also makes the box reachable by keyboard.
 */
export function Table({
  className,
  label,
  minWidth,
  children,
  ...rest
}: ComponentProps<'table'> & { label?: string; minWidth?: number }) {
  return (
    <section aria-label={label} tabIndex={label ? 0 : undefined} className="scrolls-x relative min-w-0">
      <table {...rest} style={{ minWidth }} className={clsx('w-full border-collapse', className)}>
        {children}
      </table>
    </section>
  )
}

export function THead({ children }: { children: ReactNode }) {
  return <thead className="border-b border-line">{children}</thead>
}

export function TBody({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <tbody className={clsx('[&>tr]:border-b [&>tr]:border-line [&>tr:last-child]:border-0', className)}>
      {children}
    </tbody>
  )
}

export function Tr({ className, selected, ...rest }: ComponentProps<'tr'> & { selected?: boolean }) {
  return (
    <tr
      {...rest}
      aria-selected={selected}
      className={clsx('hover:bg-well', selected && 'bg-well', className)}
    />
  )
}

type Align = { align?: 'left' | 'right' }
export type SortState = 'ascending' | 'descending' | 'none'

/** A column head. With `sort` and `onSort` (or a link inside) it says its order. */
export function Th({
  align = 'left',
  sort,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'th'>, 'align'> & Align & { sort?: SortState }) {
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sort}
      className={clsx(
        // A hidden label at the right edge would stick out by a pixel and give the box a scrollbar.
        'type-column pe-2.5 pb-[7px] whitespace-nowrap last:pe-0 [&_.sr-only]:end-px',
        align === 'right' ? 'text-end' : 'text-start',
        className,
      )}
    >
      <span className={clsx('inline-flex items-center gap-1', align === 'right' && 'flex-row-reverse')}>
        {children}
        {sort === 'ascending' ? <Icon name="chevron-up" size={10} /> : null}
        {sort === 'descending' ? <Icon name="chevron-down" size={10} /> : null}
      </span>
    </th>
  )
}

/** A cell. `numeric` is tabular and right-aligned. */
export function Td({
  numeric = false,
  align,
  className,
  ...rest
}: Omit<ComponentProps<'td'>, 'align'> & Align & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={clsx(
        'py-2 pe-2.5 align-middle last:pe-0',
        numeric && 'whitespace-nowrap tabular-nums',
        (align ?? (numeric ? 'right' : 'left')) === 'right' && 'text-end',
        className,
      )}
    />
  )
}
