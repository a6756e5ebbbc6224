import clsx from 'clsx'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import type { AssetSummary } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'

/** An asset's picture as wide as the room it has, three wide for four high; what stands for it where there is none. */
export function AssetPicture({
  asset,
  alt,
  first = false,
  sizes: shownAt,
}: {
  asset: AssetSummary
  /** Empty where the same words stand beside it. */
  alt: string
  /** On the first screen: fetched at once. */
  first?: boolean
  /** The width it is shown at, as in `<img sizes>`. */
  sizes: string
}) {
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
      sizes={shownAt}
      alt={alt}
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
