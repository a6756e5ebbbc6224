import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type CalloutTone = 'block' | 'warn' | 'good' | 'info' | 'plain'

const tones: Record<CalloutTone, { icon: IconName; ink: string; wash: string }> = {
  block: { icon: 'block', ink: 'text-block', wash: 'bg-block-wash shadow-[inset_3px_0_0_var(--block-mark)]' },
  warn: { icon: 'warn', ink: 'text-warn', wash: 'bg-warn-wash shadow-[inset_3px_0_0_var(--warn-mark)]' },
  good: { icon: 'check', ink: 'text-good', wash: 'bg-good-wash' },
  info: { icon: 'info', ink: 'text-info', wash: 'bg-info-wash' },
  plain: { icon: 'info', ink: 'text-ink-2', wash: 'bg-well' },
}

export type CalloutProps = {
  tone: CalloutTone
  /** What is wrong, with a count. */
  title: ReactNode
  /** What people would see; what was kept. */
  children?: ReactNode
  /** The verb that fixes it. */
  actions?: ReactNode
  icon?: IconName
  /** Only the coloured icon, on the surface: for advice in a list. */
  bare?: boolean
  className?: string
}

/** A finding, or an error of a whole page: what, the consequence, and the fix beside it. */
export function Callout({ tone, title, children, actions, icon, bare, className }: CalloutProps) {
  const look = tones[tone]
  return (
    <div
      className={clsx(
        'flex gap-[9px] px-3.5 pt-2.5 pb-[11px]',
        !bare && ['rounded-md', look.wash],
        className,
      )}
    >
      <Icon name={icon ?? look.icon} className={clsx('mt-px', look.ink)} />
      <div className="min-w-0 flex-1">
        <b className="block font-semibold">{title}</b>
        {children ? <div className="mt-px text-[12.5px] leading-[17px] text-ink-2">{children}</div> : null}
        {actions ? <div className="mt-[7px] flex flex-wrap gap-1">{actions}</div> : null}
      </div>
    </div>
  )
}
