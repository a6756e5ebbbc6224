import clsx from 'clsx'
import { type IconName, iconPaths } from './icon-paths'

export type { IconName }

export type IconProps = {
  name: IconName
  /** Edge in px. */
  size?: number
  /** Heavier stroke, for icons of 12 px and less or on amber. */
  strong?: boolean
  className?: string
  /** Gives the icon a name of its own; without it the icon is decoration. */
  label?: string
}

/** What points on or back along a line of text, and so turns with it. */
const pointing: ReadonlySet<IconName> = new Set([
  'arrow-right',
  'chevron-right',
  'chevron-left',
  'send',
  'reply',
  'undo',
  'sign-out',
])

export function Icon({ name, size = 16, strong = false, className, label }: IconProps) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label where it is not decoration
    <svg
      {...named}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={strong ? 1.8 : 1.4}
      strokeLinecap="square"
      strokeLinejoin="miter"
      className={clsx('flex-none', pointing.has(name) && 'rtl:-scale-x-100', className)}
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
