import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type EmptyStateProps = {
  title: ReactNode
  /** What comes of the first step. */
  children?: ReactNode
  /** The first step lit, sample data beside it. */
  actions?: ReactNode
  icon?: IconName
  /** Two small pictures fanned behind the icon. */
  pictures?: readonly [string, string]
  /** Without the dashed edge, inside a sheet that has its own. */
  bare?: boolean
  className?: string
}

export function EmptyState({ title, children, actions, icon, pictures, bare, className }: EmptyStateProps) {
  return (
    <div
      className={clsx(
        'grid justify-items-center gap-1.5 rounded-lg px-6 py-8 text-center',
        !bare && 'border-[1.5px] border-dashed border-line-2',
        className,
      )}
    >
      {pictures ? <Fan pictures={pictures} icon={icon ?? 'upload'} /> : icon ? <Disc icon={icon} /> : null}
      <h2 className="type-verdict">{title}</h2>
      {children ? <p className="max-w-[52ch] text-ink-3">{children}</p> : null}
      {actions ? <div className="mt-2.5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  )
}

function Disc({ icon }: { icon: IconName }) {
  return (
    <span className="mb-2 grid size-11 place-items-center rounded-full bg-ink text-surface">
      <Icon name={icon} size={20} />
    </span>
  )
}

function Fan({ pictures, icon }: { pictures: readonly [string, string]; icon: IconName }) {
  return (
    <span className="relative mb-2 block h-28 w-37.5" aria-hidden>
      {/* biome-ignore lint/performance/noImgElement: our own renditions, already the right size */}
      <img
        src={pictures[0]}
        alt=""
        className="absolute top-2 start-2 h-24 w-18 -rotate-8 rounded-md object-cover opacity-90"
      />
      {/* biome-ignore lint/performance/noImgElement: our own renditions, already the right size */}
      <img
        src={pictures[1]}
        alt=""
        className="absolute top-2 end-2 h-24 w-18 rotate-7 rounded-md object-cover"
      />
      <span className="absolute top-[62%] left-1/2 grid size-11 -translate-1/2 place-items-center rounded-full bg-ink text-surface shadow-[0_0_0_4px_var(--surface)]">
        <Icon name={icon} size={20} />
      </span>
    </span>
  )
}
