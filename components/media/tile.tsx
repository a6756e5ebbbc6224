import clsx from 'clsx'
import { type DragEvent, memo, useState } from 'react'
import { useWords } from '#words'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { AssetSummary } from '@/lib/media/asset'
import { RowBody } from './row-body'
import { TileBody } from './tile-body'

/** What can be done with a tile, by its place on the wall. The same object for as long as the wall stands. */
export interface TileActs {
  focus: (index: number) => void
  select: (index: number, range: boolean) => void
  drag: (index: number, event: DragEvent) => void
}

/** One asset of the library, as a tile of the wall or a line of the list. Drawn anew only when one of these changes. */
export const AssetTile = memo(PlainTile)

function PlainTile({
  asset,
  index,
  of,
  href,
  campaignHref,
  selected,
  selecting,
  first = false,
  reachable,
  selectable,
  list,
  timeZone,
  acts,
}: {
  asset: AssetSummary
  /** Its place on the wall, and of how many; −1 while that is not known. */
  index: number
  of: number
  /** Null for one that was deleted. */
  href: string | null
  /** A new campaign with it; null for members who may only look. */
  campaignHref: string | null
  selected: boolean
  /** Something is selected: check boxes stay, and a press selects. */
  selecting: boolean
  /** On the first screen: fetched at once. */
  first?: boolean
  /** The one tile in the order of Tab. */
  reachable: boolean
  /** Not for members who may only look. */
  selectable: boolean
  /** A line of a list. */
  list: boolean
  timeZone: string
  acts: TileActs
}) {
  const shown = selecting || selected
  const [pointed, setPointed] = useState(false)
  const tile = {
    'data-tile': '',
    tabIndex: reachable ? 0 : -1,
    onFocus: () => acts.focus(index),
    className: clsx('block w-full rounded-md text-start', list && selectable && (shown ? 'ps-9' : 'md:ps-9')),
  }
  const body = list ? (
    <RowBody asset={asset} selected={selected} first={first} timeZone={timeZone} />
  ) : (
    <TileBody asset={asset} selected={selected} first={first} />
  )
  const select = (range: boolean) => acts.select(index, range)
  const movable = selectable && href !== null
  return (
    <li
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={of}
      draggable={movable}
      onPointerEnter={(event) => setPointed(event.pointerType === 'mouse')}
      onPointerLeave={() => setPointed(false)}
      onDragStart={movable ? (event) => acts.drag(index, event) : undefined}
      className={clsx(
        'group relative min-w-0 [contain:layout_style]',
        list && 'border-b border-line hover:bg-well',
        list && selected && 'bg-well',
      )}
    >
      {href ? (
        <Link
          {...tile}
          href={href}
          prefetch={false}
          draggable={false}
          onClick={(event) => {
            if (!selecting || !selectable || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            select(event.shiftKey)
          }}
        >
          {body}
        </Link>
      ) : (
        <button {...tile} type="button" onClick={(event) => selectable && select(event.shiftKey)}>
          {body}
        </button>
      )}
      {pointed && campaignHref && !list && !shown && asset.status === 'ready' ? (
        <Use href={campaignHref} name={asset.name} />
      ) : null}
      {selectable ? (
        <Check name={asset.name} selected={selected} shown={shown} list={list} onSelect={select} />
      ) : null}
    </li>
  )
}

/** For the pointer alone: by keyboard and by touch it is one press away, on the asset's own page. */
function Use({ href, name }: { href: string; name: string }) {
  const t = useWords('media')
  return (
    <span className="pointer-events-none absolute inset-x-0 top-0 flex aspect-3/4 items-end p-1.5">
      <LinkButton
        href={href}
        size="s"
        tabIndex={-1}
        prefetch={false}
        draggable={false}
        aria-label={t('tile.useInACampaign', { name })}
        className="pointer-events-auto"
      >
        {t('tile.use')}
      </LinkButton>
    </span>
  )
}

function Check({
  name,
  selected,
  shown,
  list,
  onSelect,
}: {
  name: string
  selected: boolean
  shown: boolean
  list: boolean
  onSelect: (range: boolean) => void
}) {
  const t = useWords('media')
  return (
    <label
      className={clsx(
        'absolute grid w-9 cursor-pointer place-items-center',
        list ? 'inset-y-0 start-0' : 'end-0 top-0 h-9',
        shown ? '' : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-md:hidden',
      )}
    >
      <input
        type="checkbox"
        checked={selected}
        tabIndex={-1}
        onChange={(event) => onSelect((event.nativeEvent as MouseEvent).shiftKey === true)}
        aria-label={t('tile.select', { name })}
        className="peer absolute inset-0 cursor-pointer appearance-none opacity-0"
      />
      <span
        className={clsx(
          'grid size-5 place-items-center rounded-sm peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus',
          selected ? 'bg-ink text-surface' : 'bg-surface shadow-[inset_0_0_0_1.4px_var(--control)]',
        )}
      >
        {selected ? <Icon name="check" size={12} strong /> : null}
      </span>
    </label>
  )
}
