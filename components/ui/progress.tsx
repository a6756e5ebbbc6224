import clsx from 'clsx'
import type { ReactNode } from 'react'

export type ProgressProps = {
  /** 0 to 1; null while the end is not known. */
  share: number | null
  /** Names what is under way: "Upload of drift.jpg". */
  label: string
  /** What is done, how fast, how long: "52 of 84 MB, 20 s". */
  detail?: ReactNode
  /** Shows the label; otherwise it is only read out. */
  showLabel?: boolean
  thin?: boolean
  className?: string
}

/** Work with an end, as a bar. A send is a BulbRow instead. */
export function Progress({ share, label, detail, showLabel, thin, className }: ProgressProps) {
  const percent = share === null ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className={clsx('flex flex-wrap items-center gap-x-3 gap-y-1', className)}>
      {showLabel ? <span className="flex-none">{label}</span> : null}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className={clsx(
          'relative min-w-12 flex-1 overflow-hidden rounded-[1px] bg-fill',
          thin ? 'h-[3px]' : 'h-1.5',
        )}
      >
        <span
          className={clsx(
            'absolute inset-y-0 start-0 bg-d-ink transition-[width]',
            share === null && 'animate-live',
          )}
          style={{ width: `${percent ?? 100}%` }}
        />
      </div>
      {detail ? <span className="flex-none text-ink-3 tabular-nums">{detail}</span> : null}
    </div>
  )
}
