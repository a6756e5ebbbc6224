import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'

const spans = { 2: 'col-span-2', 3: 'col-span-3', 4: 'col-span-4', 6: 'col-span-6' }

/** One exhibit of the parts page. */
export function Part({
  title,
  note,
  span,
  children,
}: {
  /** None where the exhibit has a head of its own. */
  title?: string
  note?: string
  span: keyof typeof spans
  children: ReactNode
}) {
  return (
    <Sheet className={clsx(spans[span], 'max-lg:col-span-1')}>
      <Cell>
        {title ? <SectionHead title={title} note={note} /> : null}
        {children}
      </Cell>
    </Sheet>
  )
}
