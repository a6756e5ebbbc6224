import clsx from 'clsx'
import { useWords } from '#words'
import { FiveLights } from '@/components/ui/bulb'
import type { AssetSummary } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'
import type { Words } from '@/lib/words/translate'
import { lineOf, troubleOf } from './asset-line'
import { AssetPicture } from './asset-picture'

const columns =
  'grid grid-cols-[36px_minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[36px_minmax(0,1fr)_68px_64px_72px_56px] lg:grid-cols-[36px_minmax(0,1fr)_68px_64px_104px_80px_56px_104px]'
const number = 'max-md:hidden text-end whitespace-nowrap tabular-nums'

const second = 'block truncate text-sm leading-4 text-ink-3 rtl:text-right'

/** The same asset as a line of a list: more facts, less picture. */
export function RowBody({
  asset,
  selected,
  first,
  timeZone,
}: {
  asset: AssetSummary
  selected: boolean
  first: boolean
  timeZone: string
}) {
  const t = useWords('media')
  return (
    <span className={clsx(columns, 'py-1.5')}>
      <span className="block overflow-hidden rounded-sm bg-fill [&_svg]:size-4">
        <AssetPicture asset={asset} alt="" first={first} sizes="36px" />
      </span>
      <span className="min-w-0">
        {selected ? <span className="sr-only">{t('tile.selected')} </span> : null}
        <span dir="auto" className="block truncate font-[580] rtl:text-right">
          {asset.name}
        </span>
        {troubleOf(t, asset) ? null : (
          <span dir="auto" className={clsx(second, 'max-md:sr-only')}>
            {asset.altText || t('rowBody.noText')}
          </span>
        )}
        <span className={clsx(second, !troubleOf(t, asset) && 'md:hidden')}>{lineOf(t, asset)}</span>
      </span>
      <FiveLights lights={asset.lights} className="flex-none" />
      <span className="max-md:hidden">{formatOf(t, asset.mime)}</span>
      <span className={clsx(number, 'max-lg:hidden')}>{sizeOf(t, asset)}</span>
      <span className={number}>{t.bytes(asset.bytes)}</span>
      <span className={number}>
        <span className="sr-only">{t('rowBody.usedIn')} </span>
        {asset.usedIn > 0 ? t.count(asset.usedIn) : '–'}
      </span>
      <time dateTime={asset.createdAt} className={clsx(number, 'max-lg:hidden')}>
        <span className="sr-only">{t('rowBody.added')} </span>
        {t
          .dates({ timeZone, year: 'numeric', month: 'short', day: 'numeric' })
          .format(new Date(asset.createdAt))}
      </time>
    </span>
  )
}

/** What the columns are, for the eye: rows say it where a value alone does not. */
export function ListHead() {
  const t = useWords('media')
  return (
    <div aria-hidden className={clsx(columns, 'type-label border-b border-line pb-1.5 max-md:hidden')}>
      <span className="col-span-2">{t('rowBody.name')}</span>
      <span>{t('side.fiveLights')}</span>
      <span>{t('rowBody.format')}</span>
      <span className={clsx(number, 'max-lg:hidden')}>{t('rowBody.size')}</span>
      <span className={number}>{t('rowBody.bytes')}</span>
      <span className={number}>{t('rowBody.usedIn')}</span>
      <span className={clsx(number, 'max-lg:hidden')}>{t('rowBody.added')}</span>
    </div>
  )
}

function sizeOf(t: Words<'media'>, { durationMs, width, height }: AssetSummary): string {
  if (durationMs) return t.duration(durationMs / 1000)
  return width && height ? `${width} × ${height}` : ''
}
