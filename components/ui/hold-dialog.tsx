'use client'

import clsx from 'clsx'
import { AlertDialog } from 'radix-ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { BulbRow } from './bulb'
import { Button } from './button'
import { dialogBox } from './dialog'

export type HoldDialogProps = {
  open: boolean
  /** When the hold ends, epoch ms. The server's time decides; this only counts down to it. */
  endsAt: number
  /** Length of the whole hold in seconds: one bulb each. */
  seconds?: number
  /** "15,995 messages are ready. Not one has left." */
  children: ReactNode
  onStop: () => void
  /** Leave the hold early; without it there is no such button. */
  onSkip?: () => void
  /** The hold has ended by itself. Called once. */
  onElapsed?: () => void
}

/** The last moment to change one's mind: a bulb lights for every second that has passed. */
export function HoldDialog({
  open,
  endsAt,
  seconds = 30,
  children,
  onStop,
  onSkip,
  onElapsed,
}: HoldDialogProps) {
  const t = useWords('ui')
  const left = useSecondsLeft(open, endsAt, onElapsed)
  const passed = Math.max(0, seconds - left)
  return (
    <AlertDialog.Root open={open}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <AlertDialog.Content className={clsx(dialogBox, 'max-w-108')}>
          <AlertDialog.Title className="type-verdict">
            <span aria-hidden>{t('holdDialog.holdingFor')} </span>
            <span className="sr-only">{t('holdDialog.holdingBeforeSending')}</span>
            <span aria-hidden className="tabular-nums">
              {left}
            </span>
            <span aria-hidden> s</span>
          </AlertDialog.Title>
          <BulbRow
            share={passed / seconds}
            count={seconds}
            live
            label={t('holdDialog.ofSecondsPassed', { passed, seconds })}
          />
          <AlertDialog.Description asChild>
            <div className="text-ink-2">{children}</div>
          </AlertDialog.Description>
          <footer className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button kind="stop" icon="stop" onClick={onStop}>
                {t('holdDialog.stopAll')}
              </Button>
            </AlertDialog.Cancel>
            {onSkip ? <Button onClick={onSkip}>{t('holdDialog.sendWithoutWaiting')}</Button> : null}
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

function useSecondsLeft(open: boolean, endsAt: number, onElapsed?: () => void): number {
  const [now, setNow] = useState<number | null>(null)
  const elapsed = useRef(onElapsed)
  elapsed.current = onElapsed
  useEffect(() => {
    if (!open) return
    const tick = () => {
      setNow(Date.now())
      if (Date.now() < endsAt) return
      clearInterval(timer)
      elapsed.current?.()
    }
    const timer = setInterval(tick, 250)
    setNow(Date.now())
    return () => clearInterval(timer)
  }, [open, endsAt])
  return now === null ? 0 : Math.max(0, Math.ceil((endsAt - now) / 1000))
}
