import clsx from 'clsx'

/** Loudness over time, as wide as its box. Peaks are 0 to 100; of a silent file there are none. */
export function Waveform({ peaks, className }: { peaks: readonly number[]; className?: string }) {
  return (
    <svg
      viewBox={`0 0 ${Math.max(1, peaks.length) * 4} 100`}
      preserveAspectRatio="none"
      className={clsx('block size-full', className)}
      aria-hidden
    >
      <path
        d={peaks
          .map((peak, at) => {
            const half = Math.max(1.5, peak * 0.46)
            return `M${at * 4 + 2} ${50 - half}V${50 + half}`
          })
          .join('')}
        className="stroke-current"
        strokeWidth={2.2}
      />
    </svg>
  )
}
