import clsx from 'clsx'
import { useWords } from '#words'
import { percentAlong } from './scale'

export type BytesBarProps = {
  /** Encoded bytes; null while it is being made. */
  bytes: number | null
  limit: number
  /** The right end: the largest limit among the carriers shown, so that all share one scale. */
  scale: number
  /** Writes "907,020 of 1,000,000" above. */
  showNumbers?: boolean
  className?: string
}

/** Bytes against what a carrier lets through: an ink bar, a crimson tick at the limit. */
export function BytesBar({ bytes, limit, scale, showNumbers = true, className }: BytesBarProps) {
  const t = useWords('charts')
  const words =
    bytes === null
      ? t('bytesBar.notMadeYetLimit', { limit })
      : t('bytesBar.ofBytes', { bytes: t.count(bytes), limit: t.count(limit) })
  const over = bytes !== null && bytes > limit
  const end = scale * 1.04
  return (
    <div className={clsx('min-w-24', className)}>
      {showNumbers ? (
        <span aria-hidden className="tabular-nums">
          <b className={clsx('font-semibold', over && 'text-block')}>
            {bytes === null ? '–' : t.count(bytes)}
          </b>{' '}
          <span className="text-ink-3">{t('bytesBar.of', { limit })}</span>
        </span>
      ) : null}
      <span
        role="img"
        aria-label={words}
        title={words}
        className="relative mt-1 block h-1.5 border-b border-line-2"
      >
        <i
          className={clsx('absolute inset-y-0 -bottom-px start-0', over ? 'bg-block-mark' : 'bg-d-ink')}
          style={{ width: `${percentAlong(bytes ?? 0, 0, end)}%` }}
        />
        <i
          className="absolute -top-[3px] -bottom-1 -ms-px w-0.5 bg-block-mark"
          style={{ insetInlineStart: `${percentAlong(limit, 0, end)}%` }}
        />
      </span>
    </div>
  )
}
