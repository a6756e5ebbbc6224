'use client'

import clsx from 'clsx'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { IconButton } from './button'

export type DialogProps = {
  title: ReactNode
  children: ReactNode
  /** The element that opens it; or control it with `open` and `onOpenChange`. */
  trigger?: ReactNode
  open?: boolean
  /** For one that was fetched by the press that opens it. */
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
  description?: ReactNode
  /** Buttons, the lit one last. */
  footer?: ReactNode
  size?: 's' | 'm' | 'l' | 'xl'
}

const widths = { s: 'max-w-95', m: 'max-w-115', l: 'max-w-170', xl: 'max-w-250' }

/** Where money or phones are involved, and for short forms. Anything undoable acts at once and offers Undo instead. */
export function Dialog({ title, children, trigger, description, footer, size = 'm', ...root }: DialogProps) {
  const t = useWords('ui')
  return (
    <Radix.Root {...root}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(dialogBox, widths[size])}
        >
          <header className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="type-verdict">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton icon="close" label={t('dialog.close')} size="s" className="-me-1.5" />
            </Radix.Close>
          </header>
          <div className="min-h-0 overflow-y-auto [margin:-3px] [padding:3px]">{children}</div>
          {footer ? <footer className="flex flex-wrap justify-end gap-2">{footer}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Closes the dialog around it. */
export const DialogClose = Radix.Close

export const dialogBox =
  'fixed z-50 flex flex-col gap-3.5 bg-surface p-5 text-ink shadow-pop outline-none animate-rise ' +
  'inset-x-0 bottom-0 max-h-[92dvh] w-full rounded-t-xl max-md:max-w-none max-md:pb-7 ' +
  'md:inset-x-auto md:bottom-auto md:top-[max(8vh,24px)] md:left-1/2 md:max-h-[84vh] md:-translate-x-1/2 md:rounded-xl'
