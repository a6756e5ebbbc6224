import clsx from 'clsx'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Icon, type IconName } from './icon'

export type ButtonKind = 'go' | 'plain' | 'ghost' | 'dark' | 'stop'
export type ButtonSize = 's' | 'm' | 'l'

const kinds: Record<ButtonKind, string> = {
  go: 'bg-bulb text-on-bulb font-bold shadow-go hover:bg-bulb-hi',
  plain: 'font-[560] bg-surface shadow-[inset_0_0_0_1px_var(--line-2)] hover:bg-well',
  ghost: 'font-[560] text-ink-2 hover:bg-fill hover:text-ink',
  dark: 'font-[560] bg-ink text-surface hover:bg-ink/88',
  stop: 'font-[560] bg-surface text-block shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--block-mark)_45%,transparent)] hover:bg-block-wash',
}
const unlit = 'socket cursor-default bg-well text-ink-2 font-semibold'
const sizes: Record<ButtonSize, string> = {
  s: 'h-6.5 px-[9px] text-sm gap-1.5 max-md:h-8.5 max-md:px-3 max-md:text-[13px]',
  m: 'h-8 px-3 gap-[7px] max-md:h-10 max-md:px-3.5',
  l: 'h-11 px-[18px] text-[15px] gap-2',
}
const shape = clsx(
  'inline-flex flex-none items-center justify-center rounded-md tracking-[-0.006em] whitespace-nowrap select-none',
  'transition-[background-color,box-shadow,color] disabled:cursor-not-allowed disabled:opacity-50',
)
const iconOnly: Record<ButtonSize, string> = {
  s: 'w-6.5 px-0! max-md:w-8.5',
  m: 'w-8 px-0! max-md:w-10',
  l: 'w-11 px-0!',
}
const iconSize: Record<ButtonSize, number> = { s: 13, m: 14, l: 16 }

/** The classes of a button, for the few elements that must look like one but are not (a file label). */
export function buttonClass(kind: ButtonKind = 'plain', size: ButtonSize = 'm', className?: string) {
  return clsx(shape, kinds[kind], sizes[size], className)
}

type Common = {
  kind?: ButtonKind
  size?: ButtonSize
  icon?: IconName
  /** Icon after the words. */
  iconAfter?: IconName
}

export type ButtonProps = ComponentProps<'button'> &
  Common & {
    /** What stands in the way, in two or three words ("1 blocker"). The button stays unlit and says it. */
    blocker?: string | null
    /** Pressed while unlit; lead to the blocker. */
    onBlocked?: () => void
    /** At work: the press has been taken. */
    busy?: boolean
  }

export function Button({
  kind = 'plain',
  size = 'm',
  icon,
  iconAfter,
  blocker,
  onBlocked,
  busy = false,
  className,
  children,
  onClick,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps) {
  const isUnlit = Boolean(blocker)
  const press = isUnlit
    ? (event: MouseEvent) => {
        event.preventDefault()
        onBlocked?.()
      }
    : onClick
  return (
    <button
      {...rest}
      type={isUnlit ? 'button' : type}
      disabled={disabled || busy}
      aria-disabled={isUnlit || undefined}
      aria-busy={busy || undefined}
      onClick={press && (isUnlit ? onBlocked && press : press)}
      className={clsx(
        shape,
        sizes[size],
        isUnlit ? [unlit, size !== 's' && 'px-4'] : kinds[kind],
        'duration-[260ms]',
        className,
      )}
    >
      <Leading busy={busy} icon={isUnlit ? undefined : icon} kind={kind} size={size} />
      {children}
      {blocker ? (
        <span className="-me-1.5 inline-flex h-4.5 items-center rounded-sm bg-block-wash px-1.5 text-xs font-[580] text-block">
          {blocker}
        </span>
      ) : null}
      {iconAfter ? <Icon name={iconAfter} size={iconSize[size] - 2} /> : null}
    </button>
  )
}

function Leading({
  busy,
  icon,
  kind,
  size,
}: {
  busy: boolean
  icon?: IconName
  kind: ButtonKind
  size: ButtonSize
}) {
  if (busy) return <span aria-hidden className="size-2 animate-live rounded-full bg-current" />
  if (!icon) return null
  return <Icon name={icon} size={iconSize[size]} strong={kind === 'go'} className="-ms-px" />
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  icon: IconName
  /** The accessible name; also shown as the browser's hint. */
  label: string
  kind?: ButtonKind
  size?: ButtonSize
  /** For a toggle. */
  pressed?: boolean
}

export function IconButton({
  icon,
  label,
  kind = 'ghost',
  size = 'm',
  pressed,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={buttonClass(pressed ? 'dark' : kind, size, clsx(iconOnly[size], className))}
    >
      <Icon name={icon} size={iconSize[size]} />
    </button>
  )
}

export type LinkButtonProps = ComponentProps<typeof Link> & Common

/** A link that looks like a button. For going somewhere, not for doing something. */
export function LinkButton({
  kind = 'plain',
  size = 'm',
  icon,
  iconAfter,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonClass(kind, size, className)}>
      {icon ? <Icon name={icon} size={iconSize[size]} strong={kind === 'go'} className="-ms-px" /> : null}
      {children}
      {iconAfter ? <Icon name={iconAfter} size={iconSize[size] - 2} /> : null}
    </Link>
  )
}

/** Two buttons that share an edge: the usual act and its other forms. */
export function SplitButton({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        'inline-flex gap-px [&>*:first-child]:rounded-e-none [&>*:last-child]:w-7 [&>*:last-child]:rounded-s-none',
        className,
      )}
    >
      {children}
    </span>
  )
}
