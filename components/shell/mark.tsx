import clsx from 'clsx'

/** Thirteen lit bulbs on a board of twenty-five make the M. Row by row, 1 is lit. */
const board = ['10001', '11011', '10101', '10001', '10001'].flatMap((row, y) =>
  [...row].map((cell, x) => ({ x: 2.2 + x * 4.4, y: 2.2 + y * 4.4, lit: cell === '1' })),
)

export function Mark({ size = 22, className }: { size?: number; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden className={clsx('flex-none', className)}>
      {board.map((b) => (
        <circle
          key={`${b.x},${b.y}`}
          cx={b.x.toFixed(1)}
          cy={b.y.toFixed(1)}
          r={b.lit ? 1.75 : 1}
          className={b.lit ? 'fill-bulb' : 'fill-band-off'}
        />
      ))}
    </svg>
  )
}

/** The mark with the name, on an ink surface. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-2.5 text-lg leading-5 font-bold font-stretch-[116%] tracking-[-0.03em]',
        className,
      )}
    >
      <Mark />
      Marquee
    </span>
  )
}
