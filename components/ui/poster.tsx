import clsx from 'clsx'
import { useWords } from '#words'

/** A picture of the customer's, 3:4, nothing laid over it. Width by class or `width` in px. */
export function Poster({
  src,
  alt,
  width,
  selected = false,
  className,
}: {
  /** None while it is being made: a field of unlit dots. */
  src: string | null
  alt: string
  width?: number
  selected?: boolean
  className?: string
}) {
  const t = useWords('ui')
  const frame = clsx(
    'block flex-none overflow-hidden bg-fill object-cover aspect-3/4',
    width && width < 80 ? 'rounded-sm' : 'rounded-md',
    selected && 'shadow-[0_0_0_2px_var(--canvas),0_0_0_4px_var(--ink)]',
    className,
  )
  if (!src)
    return (
      <span
        role="img"
        aria-label={alt || t('poster.notMadeYet')}
        className={clsx(frame, 'dot-field')}
        style={{ width }}
      />
    )
  return (
    // biome-ignore lint/performance/noImgElement: our own renditions, already the right size
    <img
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      className={frame}
      style={{ width }}
    />
  )
}
