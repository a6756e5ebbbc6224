import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Sheet } from '@/components/ui/sheet'
import type { AssetDetail } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'
import { cardFields } from './card-fields'

/** A contact card or a calendar entry as its reader understood it, field by field. */
export function CardView({ asset }: { asset: AssetDetail }) {
  const t = useWords('media')
  const calendar = asset.mime === 'text/calendar'
  const { title, lines } = cardFields(asset.detail, (at, time, floating) =>
    t
      .dates({
        dateStyle: 'full',
        ...(time ? { timeStyle: 'short' } : {}),
        // A time without a zone is the same wherever one is; a day has none either.
        ...(floating ? { timeZone: 'UTC' } : {}),
      })
      .format(at),
  )
  return (
    <Sheet className="self-start overflow-hidden">
      <div className="flex items-center justify-between gap-3 px-3.5 py-2.5">
        <b className="font-semibold">{formatOf(t, asset.mime)}</b>
        <span className="text-ink-3 tabular-nums">{t.bytes(asset.bytes)}</span>
      </div>
      <div className="grid place-items-center bg-band px-5 py-9">
        <div className="w-full max-w-76 rounded-lg bg-surface p-4.5">
          <div className="flex items-center gap-3">
            {asset.thumbnail ? (
              // biome-ignore lint/performance/noImgElement: the photo inside the card, as it was made
              <img src={asset.thumbnail} alt="" className="size-12 rounded-full object-cover" />
            ) : (
              <span className="grid size-12 place-items-center rounded-full bg-fill text-ink-2">
                <Icon name={calendar ? 'calendar' : 'card'} size={20} />
              </span>
            )}
            <b className="type-section min-w-0">{title || asset.name}</b>
          </div>
          <dl className="mt-3.5 grid gap-2.5">
            {lines.map(({ field, value }) => (
              <div key={field} className="border-t border-line pt-2">
                <dt className="text-sm text-ink-3">{t(`cardView.${field}`)}</dt>
                <dd className="break-words" suppressHydrationWarning>
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </Sheet>
  )
}
