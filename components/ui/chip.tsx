import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Icon, type IconName } from './icon'

export type ChipProps = {
  children: ReactNode
  icon?: IconName
  /** A number after the words, already formatted. */
  count?: ReactNode
  look?: 'fill' | 'line' | 'selected'
  /** Shows a cross; `removeLabel` names it. */
  onRemove?: () => void
  removeLabel?: string
  className?: string
}

/** A token: a tag, a chosen segment, a filter in force. */
export function Chip({ children, icon, count, look = 'fill', onRemove, removeLabel, className }: ChipProps) {
  const t = useWords('ui')
  return (
    <span
      className={clsx(
        'inline-flex h-6 max-w-full items-center gap-1.5 rounded-sm px-2 text-sm font-medium whitespace-nowrap max-md:h-7.5 max-md:text-[13px]',
        look === 'fill' && 'bg-fill',
        look === 'line' && 'shadow-[inset_0_0_0_1px_var(--line-2)]',
        look === 'selected' && 'bg-ink text-surface',
        className,
      )}
    >
      {icon ? <Icon name={icon} size={11} /> : null}
      <span className="truncate">{children}</span>
      {count === undefined ? null : <span className="tabular-nums opacity-70">{count}</span>}
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel ?? t('chip.remove')}
          onClick={onRemove}
          className="-me-1.5 grid size-5 place-items-center rounded-sm opacity-70 hover:opacity-100"
        >
          <Icon name="close" size={10} />
        </button>
      ) : null}
    </span>
  )
}

/** A filter in a row of filters: pressed or not. */
export function ChipToggle({
  pressed,
  onPress,
  children,
  count,
  icon,
}: {
  pressed: boolean
  onPress: () => void
  children: ReactNode
  count?: ReactNode
  icon?: IconName
}) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onPress} className="rounded-sm">
      <Chip look={pressed ? 'selected' : 'line'} icon={icon} count={count}>
        {children}
      </Chip>
    </button>
  )
}
