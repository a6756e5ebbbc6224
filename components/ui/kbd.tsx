import clsx from 'clsx'
import type { ReactNode } from 'react'

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={clsx(
        'rounded-sm border border-line-2 bg-well px-[5px] font-sans text-xs leading-4 font-medium font-stretch-[94%] text-ink-2',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
