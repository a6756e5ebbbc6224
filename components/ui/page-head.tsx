import clsx from 'clsx'
import { Fragment, type ReactNode } from 'react'
import { useWords } from '#words'
import { Link } from '@/components/ui/link'
import { Icon } from './icon'

export type Crumb = { label: string; href: string }

export type PageHeadProps = {
  title: ReactNode
  crumbs?: readonly Crumb[]
  /** Beside the title: state badges, "Saved 2 s ago", a rename button. */
  beside?: ReactNode
  /** A sentence under the title. */
  note?: ReactNode
  /** At the right; the last one may be the lit primary. */
  actions?: ReactNode
  /** The picture of the thing the page is about. */
  picture?: ReactNode
  /** 20 px title, for the composer and other dense pages. */
  dense?: boolean
  className?: string
}

export function PageHead({ title, crumbs, beside, note, actions, picture, dense, className }: PageHeadProps) {
  return (
    <header
      className={clsx(
        'mb-4 flex min-h-8.5 flex-wrap items-center gap-3',
        dense && 'max-md:flex-nowrap max-md:items-start',
        className,
      )}
    >
      <div className={clsx('min-w-0', picture && 'flex items-center gap-3')}>
        {picture}
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            {crumbs?.length ? <Crumbs crumbs={crumbs} /> : null}
            <h1
              className={clsx(
                'min-w-0 truncate max-md:whitespace-normal',
                dense ? 'type-verdict leading-6.5' : 'type-title',
              )}
            >
              {title}
            </h1>
            {beside}
          </div>
          {note ? <p className="mt-0.5 text-ink-3">{note}</p> : null}
        </div>
      </div>
      {/* Where they take several lines on a phone, the last, which may be lit, has one to itself. */}
      {actions ? (
        <div className="ms-auto flex flex-wrap items-center gap-2 max-md:[&>:last-child]:grow">{actions}</div>
      ) : null}
    </header>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useWords('ui')
  return (
    <nav
      aria-label={t('pageHead.whereYouAre')}
      className="flex items-center gap-2 text-ink-3 max-md:w-full max-md:[&>svg:last-child]:hidden"
    >
      {crumbs.map((crumb) => (
        <Fragment key={crumb.href}>
          <Link href={crumb.href} className="rounded-sm hover:text-ink">
            {crumb.label}
          </Link>
          <Icon name="chevron-right" size={11} />
        </Fragment>
      ))}
    </nav>
  )
}
