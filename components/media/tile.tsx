import clsx from 'clsx'
import { type DragEvent, memo } from 'react'
import { useWords } from '#words'
import { FiveLights } from '@/components/ui/bulb'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { type AssetSummary, GRACE_DAYS } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'
import type { Words } from '@/lib/words/translate'

/** What can be done with a tile, by its place on the wall. The same object for as long as the wall stands. */
export interface TileActs {
  focus: (index: number) => void
  select: (index: number, range: boolean) => void
  drag: (index: number, event: DragEvent) => void
}

/** One asset on the wall: its picture, name, five lights, one line of facts. Drawn anew only when one of these changes. */
export const AssetTile = memo(PlainTile)

function PlainTile({
  asset,
  index,
  of,
  href,
  selected,
  selecting,
  first = false,
  reachable,
  selectable,
  acts,
}: {
  asset: AssetSummary
  /** Its place on the wall, and of how many; −1 while that is not known. */
  index: number
  of: number
  /** Null for one that was deleted. */
  href: string | null
  selected: boolean
  /** Something is selected: check boxes stay, and a press selects. */
  selecting: boolean
  /** On the first screen: fetched at once. */
  first?: boolean
  /** The one tile in the order of Tab. */
  reachable: boolean
  /** Not for members who may only look. */
  selectable: boolean
  acts: TileActs
}) {
  const tile = {
    'data-tile': '',
    tabIndex: reachable ? 0 : -1,
    onFocus: () => acts.focus(index),
    className: 'block w-full rounded-md text-start',
  }
  const select = (range: boolean) => acts.select(index, range)
  const movable = selectable && href !== null
  return (
    <li
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={of}
      draggable={movable}
      onDragStart={movable ? (event) => acts.drag(index, event) : undefined}
      className="group relative min-w-0 [contain:layout_style]"
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
          <Body asset={asset} selected={selected} first={first} />
        </Link>
      ) : (
        <button {...tile} type="button" onClick={(event) => selectable && select(event.shiftKey)}>
          <Body asset={asset} selected={selected} first={first} />
        </button>
      )}
      {selectable ? (
        <Check name={asset.name} selected={selected} shown={selecting || selected} onSelect={select} />
      ) : null}
    </li>
  )
}

function Body({ asset, selected, first }: { asset: AssetSummary; selected: boolean; first: boolean }) {
  const t = useWords('media')
  return (
    <>
      <span
        className={clsx(
          'relative block overflow-hidden rounded-md bg-fill',
          selected && 'shadow-[0_0_0_2px_var(--canvas),0_0_0_4px_var(--ink)]',
        )}
      >
        <Picture asset={asset} first={first} />
        <span className="pointer-events-none absolute inset-0 rounded-[inherit] shadow-[inset_0_0_0_1px_var(--line)]" />
        <Mark asset={asset} />
      </span>
      <span className="mt-1.5 flex items-center gap-1.5 font-[580] max-sm:flex-wrap max-sm:gap-y-0.5">
        <span dir="auto" className="truncate max-sm:w-full rtl:text-right">
          {asset.name}
        </span>
        <FiveLights lights={asset.lights} className="ms-auto flex-none max-sm:ms-0" />
      </span>
      <span className="block truncate text-sm leading-4 text-ink-3 max-sm:sr-only">
        {selected ? <span className="sr-only">{t('tile.selected')} </span> : null}
        {factsOf(t, asset)}
      </span>
    </>
  )
}

/** What a still of it cannot tell: that it moves, and for how long. */
function Mark({ asset }: { asset: AssetSummary }) {
  const t = useWords('media')
  const length = asset.durationMs ? t.duration(asset.durationMs / 1000) : null
  const words =
    asset.kind === 'video' || asset.kind === 'audio'
      ? length
      : asset.frames && asset.frames > 1
        ? formatOf(t, asset.mime) === 'GIF'
          ? 'GIF'
          : t('tile.moves')
        : null
  if (!words) return null
  return (
    <span className="absolute top-1.5 start-1.5 flex items-center gap-1 rounded-sm bg-band/85 px-1.5 text-xs leading-5 font-semibold text-band-ink tabular-nums">
      {asset.kind === 'video' ? <Icon name="play" size={10} strong /> : null}
      {words}
    </span>
  )
}

function Check({
  name,
  selected,
  shown,
  onSelect,
}: {
  name: string
  selected: boolean
  shown: boolean
  onSelect: (range: boolean) => void
}) {
  const t = useWords('media')
  return (
    <label
      className={clsx(
        'absolute top-0 end-0 grid size-9 cursor-pointer place-items-center',
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

function Picture({ asset, first }: { asset: AssetSummary; first: boolean }) {
  if (!asset.thumbnail) return <Stand asset={asset} />
  const tall = asset.width && asset.height ? Math.min(1, asset.width / asset.height) : 0.75
  const sizes = { 320: asset.thumbnail, 640: asset.preview }
  const sources = Object.entries(sizes).flatMap(([side, path]) =>
    path ? [`${path} ${Math.round(Number(side) * tall)}w`] : [],
  )
  return (
    // biome-ignore lint/performance/noImgElement: our own thumbnails, already the right size
    <img
      src={asset.thumbnail}
      srcSet={sources.join(', ')}
      sizes="(max-width: 359px) 46vw, (max-width: 719px) 31vw, 190px"
      alt={asset.altText}
      {...(first ? { fetchPriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      draggable={false}
      className="block aspect-3/4 w-full object-cover"
      // The tile cuts, too: what matters stays in sight.
      style={asset.focus ? { objectPosition: `${asset.focus.x * 100}% ${asset.focus.y * 100}%` } : undefined}
    />
  )
}

const KIND_ICONS = { audio: 'sound', document: 'card', image: 'picture', gif: 'gif', video: 'video' } as const

/** What stands where there is no picture: a sound, a card, something being made or broken. */
function Stand({ asset }: { asset: AssetSummary }) {
  const t = useWords('media')
  const busy = asset.status === 'processing'
  const icon =
    asset.status === 'failed' ? 'warn' : asset.mime === 'text/calendar' ? 'calendar' : KIND_ICONS[asset.kind]
  const label = {
    processing: t('tile.beingMade'),
    failed: t('tile.cannotBeShown'),
    ready: formatOf(t, asset.mime),
  }[asset.status]
  return (
    <span
      role="img"
      aria-label={label}
      className={clsx(
        'grid aspect-3/4 w-full place-items-center text-ink-3',
        busy && 'dot-field',
        asset.status === 'ready' && 'bg-band text-band-ink-2',
      )}
    >
      {busy ? null : (
        <Icon
          name={icon}
          size={asset.status === 'ready' ? 34 : 20}
          className={asset.status === 'failed' ? 'text-warn' : ''}
        />
      )}
    </span>
  )
}

const DAY_MS = 86_400_000

function factsOf(t: Words<'media'>, asset: AssetSummary): string {
  if (asset.deletedAt) {
    const days = Math.ceil(GRACE_DAYS - (Date.now() - Date.parse(asset.deletedAt)) / DAY_MS)
    return days > 1 ? t('tile.goneForGoodIn', { days }) : t('tile.goneForGoodToday')
  }
  if (asset.status === 'failed') return t('tile.cannotBeRead')
  const made = asset.lights.filter((light) => light.fit !== 'none').length
  // The five lights are what is waited for; the other profiles follow.
  if (asset.status === 'processing' && made < asset.lights.length)
    return made > 0
      ? t('tile.madeForOfCarriers', { made, lights: asset.lights.length })
      : t('tile.makingItFitEvery')
  const format = formatOf(t, asset.mime)
  if (asset.usedIn > 0) return t('tile.usedIn', { format, usedIn: asset.usedIn })
  if (asset.durationMs) return `${format}, ${t.duration(asset.durationMs / 1000)}`
  return `${format}, ${t.bytes(asset.bytes)}`
}
