import clsx from 'clsx'
import type { CSSProperties } from 'react'
import { useWords } from '#words'
import { profileName } from '@/lib/media/profile-words'
import type { Words } from '@/lib/words/translate'

export type BulbState = 'on' | 'off' | 'live'

/** Lit: on, done, allowed. Unlit: not yet, not allowed. Live: happening now. */
export function Bulb({
  state = 'on',
  size = 9,
  label,
  className,
}: {
  state?: BulbState
  size?: number
  /** Only where no words stand beside it. */
  label?: string
  className?: string
}) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    <i
      {...named}
      data-state={state}
      className={clsx('bulb', className)}
      style={{ '--size': `${size}px` } as CSSProperties}
    />
  )
}

export type BulbRowProps = {
  /** 0 to 1. */
  share: number
  /** How many bulbs stand in the row. */
  count: number
  /** The last lit bulb pulses. */
  live?: boolean
  /** Read out instead of the bulbs: "59 percent of AT&T sent". */
  label: string
  size?: number
  gap?: number
  className?: string
}

/** A share as a row of bulbs. Something begun shows at least one, something unfinished keeps one unlit. */
export function BulbRow({ share, count, live = false, label, size = 7, gap = 3, className }: BulbRowProps) {
  const lit = litBulbs(share, count)
  return (
    <span
      role="img"
      aria-label={label}
      data-long={count > 30 || undefined}
      className={clsx('bulb-row', className)}
      style={{ '--size': `${size}px`, '--gap': `${gap}px` } as CSSProperties}
    >
      {Array.from({ length: count }, (_, i) => {
        const on = i >= lit ? undefined : live && i === lit - 1 ? 'live' : 'on'
        // biome-ignore lint/suspicious/noArrayIndexKey: a bulb is its place in the row
        return <i key={i} data-on={on} />
      })}
    </span>
  )
}

function litBulbs(share: number, count: number): number {
  if (!(share > 0)) return 0
  if (share >= 1) return count
  return Math.min(count - 1, Math.max(1, Math.round(share * count)))
}

export type Fit = 'fits' | 'look' | 'refused' | 'none'
/** `carrier`: a carrier profile, by id. */
export type CarrierFit = { carrier: string; fit: Fit }

const fitWords = (t: Words<'ui'>): Record<Fit, string> => ({
  fits: t('bulb.fits'),
  look: t('bulb.lookAtIt'),
  refused: t('bulb.refused'),
  none: t('bulb.notMadeYet'),
})

/** How one asset fares: AT&T, T-Mobile, Verizon, toll-free, old handset, in this order. */
export function FiveLights({
  lights,
  size = 6,
  className,
}: {
  lights: readonly CarrierFit[]
  size?: number
  className?: string
}) {
  const t = useWords('ui')
  const words = lights.map((l) => `${profileName(t, l.carrier)} ${fitWords(t)[l.fit]}`).join(', ')
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className={clsx('five-lights', className)}
      style={{ '--size': `${size}px`, '--gap': `${Math.max(3, Math.round(size / 2))}px` } as CSSProperties}
    >
      {lights.map((l) => (
        <i key={l.carrier} data-fit={l.fit} />
      ))}
    </span>
  )
}
