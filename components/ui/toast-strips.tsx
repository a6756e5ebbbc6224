'use client'

import clsx from 'clsx'
import { Toast as Radix } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useWords } from '#words'
import { Bulb } from './bulb'
import { Button, IconButton } from './button'
import { Icon } from './icon'
import type { Shown, ToastInput } from './toast'

/** Toasts where they stand. Fetched with the first of them, and there from then on. */
export default function ToastStrips({
  shown,
  onClose,
}: {
  shown: readonly Shown[]
  onClose: (id: number) => void
}) {
  const t = useWords('ui')
  return (
    <Radix.Provider swipeDirection="right">
      {shown.map((toast) => (
        <ToastStrip key={toast.id} toast={toast} onClose={() => onClose(toast.id)} />
      ))}
      <Radix.Viewport
        // Radix puts the key in.
        label={t('toast.notices', { hotkey: '{hotkey}' })}
        className="fixed end-6 bottom-[calc(24px+var(--tray,0px))] z-60 grid w-100 max-w-[calc(100vw-28px)] gap-2 outline-none max-md:end-3.5 max-md:bottom-[calc(96px+var(--tray,0px))]"
      />
    </Radix.Provider>
  )
}

function ToastStrip({ toast, onClose }: { toast: Shown; onClose: () => void }) {
  const t = useWords('ui')
  const warn = toast.kind === 'warn'
  const seconds = warn ? Number.POSITIVE_INFINITY : (toast.seconds ?? (toast.undo ? 8 : 5))
  const act = (run: () => void) => () => {
    run()
    onClose()
  }
  return (
    <Radix.Root
      duration={seconds * 1000}
      onOpenChange={(open) => !open && onClose()}
      {...(warn ? {} : { 'data-ink': true })}
      className={clsx(
        'flex animate-rise items-center gap-2.5 rounded-lg py-2.5 pe-2.5 ps-3.5 shadow-pop',
        warn
          ? 'bg-warn-wash text-ink shadow-[inset_3px_0_0_var(--warn-mark),var(--shadow-pop)]'
          : 'bg-toast text-ink',
      )}
    >
      <Mark toast={toast} />
      <div className="min-w-0 flex-1">
        <Radix.Title className={clsx(toast.detail && 'font-semibold')}>{toast.title}</Radix.Title>
        {toast.detail ? <Radix.Description className="opacity-80">{toast.detail}</Radix.Description> : null}
      </div>
      {toast.undo ? (
        <Radix.Action asChild altText={t('toast.undoWhat')}>
          <Button size="s" onClick={act(toast.undo)}>
            {t('toast.undo')} <Countdown seconds={seconds} />
          </Button>
        </Radix.Action>
      ) : null}
      {toast.action ? (
        <Radix.Action asChild altText={toast.action.label}>
          <Button size="s" onClick={act(toast.action.onPress)}>
            {toast.action.label}
          </Button>
        </Radix.Action>
      ) : null}
      {warn ? (
        <Radix.Close asChild>
          <IconButton icon="close" label={t('toast.close')} size="s" />
        </Radix.Close>
      ) : null}
    </Radix.Root>
  )
}

function Mark({ toast }: { toast: ToastInput }) {
  if (toast.kind === 'warn') return <Icon name="warn" size={15} className="text-warn" />
  if (toast.kind === 'done') return <Bulb />
  return toast.undo ? <Icon name="undo" size={15} /> : null
}

function Countdown({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((s) => Math.max(0, s - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  if (!Number.isFinite(left)) return null
  return (
    <span aria-hidden className="tabular-nums opacity-70">
      {left} s
    </span>
  )
}
