import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Bulb } from './bulb'
import { Icon, type IconName } from './icon'

export type Tone = 'plain' | 'good' | 'warn' | 'block' | 'info' | 'live'

const tones: Record<Tone, string> = {
  plain: 'bg-fill text-ink-2',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  block: 'bg-block-wash text-block',
  info: 'bg-info-wash text-info',
  live: 'bg-bulb-wash text-bulb-ink',
}
const icons: Partial<Record<Tone, IconName>> = { good: 'check', warn: 'warn', block: 'block' }

/** A state in a word. Good, warn and block carry their shape, so that colour is never alone. */
export function Badge({
  tone = 'plain',
  icon,
  children,
  className,
}: {
  tone?: Tone
  /** Another icon than the tone's own; `null` for none. */
  icon?: IconName | null
  children: ReactNode
  className?: string
}) {
  const shape = icon === null ? undefined : (icon ?? icons[tone])
  return (
    <span
      className={clsx(
        'inline-flex h-5 flex-none items-center gap-[5px] rounded-sm px-1.5 text-sm leading-5 font-[580] font-stretch-[96%] whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {tone === 'live' ? (
        <Bulb state="live" size={7} />
      ) : shape ? (
        <Icon name={shape} size={12} strong />
      ) : null}
      {children}
    </span>
  )
}
