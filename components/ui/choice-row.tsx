import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Labelled = {
  /** Words at the right. Without them give `aria-label`. */
  label?: ReactNode
  detail?: ReactNode
  'aria-label'?: string
  className?: string
}

/** A control with its words at the right. */
export function ChoiceRow({
  id,
  label,
  detail,
  className,
  children,
}: Labelled & { id: string; children: ReactNode }) {
  if (!label) return children
  return (
    <span className={clsx('inline-flex items-start gap-2', className)}>
      <span className="mt-px inline-flex">{children}</span>
      <label htmlFor={id} className="cursor-pointer">
        {label}
        {detail ? <span className="block text-ink-3">{detail}</span> : null}
      </label>
    </span>
  )
}
