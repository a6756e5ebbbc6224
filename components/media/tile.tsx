import clsx from 'clsx'
import Link from 'next/link'
import { FiveLights } from '@/components/ui/bulb'
import { formatBytes, formatDuration } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { type AssetSummary, formatOf } from '@/lib/media/asset'

/** One picture on the wall: name, five lights, one line of facts. */
export function AssetTile({
  asset,
  href,
  selected,
  selecting,
  first = false,
  onSelect,
}: {
  asset: AssetSummary
  href: string
  selected: boolean
  /** Something is selected: check boxes stay, and a press selects. */
  selecting: boolean
  /** On the first screen: fetched at once. */
  first?: boolean
  /** Undefined for members who may only look. */
  onSelect?: ((range: boolean) => void) | undefined
}) {
  return (
    <li className="group relative min-w-0 [contain-intrinsic-size:auto_290px] [content-visibility:auto]">
      <Link
        href={href}
        prefetch={false}
        className="block rounded-md"
        onClick={(event) => {
          if (!selecting || !onSelect || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          onSelect(event.shiftKey)
        }}
      >
        <span
          className={clsx(
            'relative block overflow-hidden rounded-md bg-fill',
            selected && 'shadow-[0_0_0_2px_var(--canvas),0_0_0_4px_var(--ink)]',
          )}
        >
          <Picture asset={asset} first={first} />
          <span className="pointer-events-none absolute inset-0 rounded-[inherit] shadow-[inset_0_0_0_1px_var(--line)]" />
          {asset.frames && asset.frames > 1 ? (
            <span className="absolute top-1.5 left-1.5 rounded-sm bg-band/85 px-1.5 text-xs leading-5 font-semibold text-band-ink">
              {formatOf(asset.mime) === 'GIF' ? 'GIF' : 'Moves'}
            </span>
          ) : null}
        </span>
        <span className="mt-1.5 flex items-center gap-1.5 font-[580]">
          <span className="truncate">{asset.name}</span>
          <FiveLights lights={asset.lights} className="ml-auto flex-none" />
        </span>
        <span className="block truncate text-sm leading-4 text-ink-3">{factsOf(asset)}</span>
      </Link>
      {onSelect ? (
        <label
          className={clsx(
            'absolute top-0 right-0 grid size-9 cursor-pointer place-items-center',
            selecting || selected
              ? ''
              : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-md:hidden',
          )}
        >
          <input
            type="checkbox"
            checked={selected}
            onChange={(event) => onSelect((event.nativeEvent as MouseEvent).shiftKey === true)}
            aria-label={`Select ${asset.name}`}
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
      ) : null}
    </li>
  )
}

function Picture({ asset, first }: { asset: AssetSummary; first: boolean }) {
  if (!asset.thumbnail) {
    return (
      <span
        role="img"
        aria-label={asset.status === 'failed' ? 'Cannot be shown' : 'Being made'}
        className={clsx(
          'grid aspect-3/4 w-full place-items-center text-ink-3',
          asset.status === 'processing' && 'dot-field',
        )}
      >
        {asset.status === 'failed' ? <Icon name="warn" size={20} className="text-warn" /> : null}
      </span>
    )
  }
  const tall = asset.width && asset.height ? Math.min(1, asset.width / asset.height) : 0.75
  const sizes = { 320: asset.thumbnail, 640: asset.preview, 960: asset.poster }
  const sources = Object.entries(sizes).flatMap(([side, path]) =>
    path ? [`${path} ${Math.round(Number(side) * tall)}w`] : [],
  )
  return (
    // biome-ignore lint/performance/noImgElement: our own thumbnails, already the right size
    <img
      src={asset.thumbnail}
      srcSet={sources.join(', ')}
      sizes="(max-width: 719px) 46vw, 190px"
      alt={asset.altText}
      {...(first ? { fetchPriority: 'high' } : { loading: 'lazy' })}
      decoding="async"
      className="block aspect-3/4 w-full object-cover"
    />
  )
}

function factsOf(asset: AssetSummary): string {
  if (asset.status === 'failed') return 'Cannot be read'
  const made = asset.lights.filter((light) => light.fit !== 'none').length
  // The five lights are what is waited for; the other profiles follow.
  if (asset.status === 'processing' && made < asset.lights.length)
    return made > 0 ? `Made for ${made} of ${asset.lights.length} carriers` : 'Making it fit every carrier'
  const format = formatOf(asset.mime)
  if (asset.usedIn > 0) return `${format}, used in ${asset.usedIn}`
  if (asset.durationMs) return `${format}, ${formatDuration(asset.durationMs / 1000)}`
  return `${format}, ${formatBytes(asset.bytes)}`
}
