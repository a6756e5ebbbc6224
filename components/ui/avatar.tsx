import clsx from 'clsx'

/** Initials in a circle. The name stands beside it or is its label. */
export function Avatar({
  name,
  size = 28,
  me = false,
  label,
  className,
}: {
  name: string
  size?: number
  /** The signed-in member, in colour. */
  me?: boolean
  /** Read out where the name does not stand beside it. */
  label?: string
  className?: string
}) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    <span
      {...named}
      className={clsx(
        'inline-grid flex-none place-items-center rounded-full font-bold select-none',
        me ? 'bg-avatar text-on-avatar' : 'bg-fill-2 text-ink-2',
        className,
      )}
      style={{ width: size, height: size, fontSize: Math.max(8.5, size * 0.38) }}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((w) => [...(w ?? '?')][0]?.toUpperCase() ?? '').join('')
}
