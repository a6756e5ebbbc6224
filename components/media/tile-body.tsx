import clsx from 'clsx'
import { useWords } from '#words'
import { FiveLights } from '@/components/ui/bulb'
import { Icon } from '@/components/ui/icon'
import type { AssetSummary } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'
import { lineOf } from './asset-line'
import { AssetPicture } from './asset-picture'

const WIDTHS = '(max-width: 359px) 46vw, (max-width: 719px) 31vw, 190px'

/** An asset on the wall: its picture, name, five lights and one line. */
export function TileBody({
  asset,
  selected,
  first,
}: {
  asset: AssetSummary
  selected: boolean
  first: boolean
}) {
  const t = useWords('media')
  return (
    <>
      <span
        className={clsx(
          'relative block overflow-hidden rounded-md bg-fill',
          selected && 'shadow-[0_0_0_2px_var(--canvas),0_0_0_4px_var(--ink)]',
        )}
      >
        <AssetPicture asset={asset} alt={asset.altText} first={first} sizes={WIDTHS} />
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
        {lineOf(t, asset)}
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
