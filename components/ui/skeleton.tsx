import clsx from 'clsx'
import { useWords } from '#words'

/** The shape of what comes. A picture is a field of unlit dots, a line is a bar. Give the size by class. */
export function Skeleton({
  shape = 'line',
  className,
}: {
  shape?: 'line' | 'picture' | 'block'
  className?: string
}) {
  return (
    <span
      aria-hidden
      className={clsx(
        'block rounded-sm',
        shape === 'line' && 'h-2.5 bg-fill',
        shape === 'block' && 'bg-fill',
        shape === 'picture' && 'dot-field aspect-3/4',
        className,
      )}
    />
  )
}

/** A wall of tiles that is coming. */
export function SkeletonTiles({ count = 12, label }: { count?: number; label?: string }) {
  const t = useWords('ui')
  return (
    <div
      role="status"
      aria-label={label ?? t('skeleton.loadingPictures')}
      className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-3.5 max-md:grid-cols-3"
    >
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={i}>
          <Skeleton shape="picture" />
          <Skeleton className="mt-2 w-3/4" />
          <Skeleton className="mt-1.5 h-2 w-1/2" />
        </div>
      ))}
    </div>
  )
}

/** A table that is coming. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label?: string }) {
  const t = useWords('ui')
  return (
    <div role="status" aria-label={label ?? t('skeleton.loadingRows')}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={i} className="flex h-11 items-center gap-4 border-b border-line last:border-0">
          <Skeleton className="w-1/4" />
          <Skeleton className="w-1/3" />
          <Skeleton className="ms-auto w-16" />
        </div>
      ))}
    </div>
  )
}

/** The head of a page that is coming: its title and, where it has one, its primary. */
export function SkeletonHead({ action = true }: { action?: boolean }) {
  return (
    <div className="mb-4 flex min-h-8.5 items-center">
      <Skeleton className="h-6 w-44" />
      {action ? <Skeleton shape="block" className="ms-auto h-8 w-32 rounded-md" /> : null}
    </div>
  )
}

/** A sheet of ruled panels that are coming, one beside the other on wide screens. */
export function SkeletonPanels({ heights, label }: { heights: readonly string[]; label?: string }) {
  const t = useWords('ui')
  return (
    <div
      role="status"
      aria-label={label ?? t('skeleton.loadingRows')}
      className="grid gap-4 lg:grid-flow-col lg:auto-cols-fr"
    >
      {heights.map((height, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={at} className={clsx('rounded-lg border border-line bg-surface p-4 shadow-sheet', height)}>
          <Skeleton className="w-1/3" />
          <Skeleton className="mt-3 w-2/3" />
          <Skeleton shape="block" className="mt-4 h-[calc(100%-3.5rem)] w-full" />
        </div>
      ))}
    </div>
  )
}
