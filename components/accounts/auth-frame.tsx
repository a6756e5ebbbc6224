import clsx from 'clsx'
import type { ReactNode } from 'react'
import { BulbEdge } from '@/components/shell/bulb-edge'
import { Wordmark } from '@/components/shell/mark'
import { Sheet } from '@/components/ui/sheet'

/** The page around sign-in and everything else that happens before a workspace: the band, unlit, and one sheet. */
export function AuthFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className="grid min-h-dvh grid-rows-[var(--bar)_1fr]">
      <header
        data-ink
        className="relative flex h-(--bar) items-center bg-band pb-2 ps-5 text-ink max-md:ps-3.5"
      >
        <Wordmark />
        <BulbEdge />
      </header>
      <main className="grid justify-items-center px-3.5 pt-[min(14vh,120px)] pb-10 max-md:pt-6">
        <Sheet className={clsx('h-fit w-full p-6 max-md:p-4', wide ? 'max-w-180' : 'max-w-105')}>
          {children}
        </Sheet>
      </main>
    </div>
  )
}

/** Title and first sentence of such a page. */
export function AuthHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-5">
      <h1 className="type-title">{title}</h1>
      {children ? <p className="mt-1.5 text-ink-2">{children}</p> : null}
    </header>
  )
}
