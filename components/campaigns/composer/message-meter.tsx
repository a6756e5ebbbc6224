import clsx from 'clsx'
import { useWords } from '#words'
import type { PreviewCarrier, PreviewMedium } from '@/lib/campaigns/inspection'
import type { Words } from '@/lib/words/translate'

const shades = ['bg-d-ink', 'bg-d1', 'bg-d2', 'bg-d4', 'bg-d3', 'bg-d5'] as const

/** How the media of one message share what each carrier takes: a bar per carrier on one scale, a part per medium, a tick at the limit. */
export function MessageMeter({
  carriers,
  media,
}: {
  carriers: readonly PreviewCarrier[]
  media: readonly Pick<PreviewMedium, 'assetId' | 'name'>[]
}) {
  const t = useWords('composer')
  if (carriers.length === 0 || media.length === 0) return null
  const scale = Math.max(...carriers.map(({ limit }) => limit)) * 1.02
  return (
    <div className="mt-2.5 grid gap-2 rounded-md bg-well px-3 py-2.5">
      <table className="w-full border-separate border-spacing-y-1 tabular-nums">
        <caption className="type-column pb-1 text-start">{t('messageMeter.bytesOfOneMessage')}</caption>
        <tbody>
          {rowsOf(t, carriers).map(({ names, carrier }) => {
            const { around, limit, assetIds } = carrier
            const files = media.map(({ assetId }) => carrier.files[assetIds.indexOf(assetId)] ?? null)
            const used = files.reduce((sum, file) => sum + (file?.bytes ?? 0), around)
            return (
              <tr key={names}>
                <th scope="row" className="w-px pe-3 text-start text-sm font-medium whitespace-nowrap">
                  {names}
                </th>
                <td>
                  <span aria-hidden className="relative block h-2.5">
                    <span className="absolute inset-y-0.5 start-0 flex" style={{ width: '100%' }}>
                      {files.map((file, index) => (
                        <i
                          key={media[index]?.assetId}
                          title={`${media[index]?.name}: ${file ? t.bytes(file.bytes) : t('messageMeter.nothing')}`}
                          className={clsx('me-px', shades[index % shades.length])}
                          style={{ width: `${((file?.bytes ?? 0) / scale) * 100}%` }}
                        />
                      ))}
                    </span>
                    <i
                      className="absolute inset-y-0 w-0.5 bg-block-mark"
                      style={{ insetInlineStart: `${(limit / scale) * 100}%` }}
                    />
                  </span>
                </td>
                <td className="w-px ps-3 text-end text-sm whitespace-nowrap">
                  <b className="font-semibold">{t.count(used)}</b>{' '}
                  <span className="text-ink-3 max-md:hidden">{t('messageMeter.of', { limit })}</span>
                  <span className="sr-only">
                    {files.map((file, index) => {
                      const size = file ? t.bytes(file.bytes) : t('messageMeter.nothing')
                      return `, ${media[index]?.name} ${size}`
                    })}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {media.length > 1 ? (
        <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
          {media.map(({ assetId, name }, index) => (
            <li key={assetId} className="flex min-w-0 items-center gap-1.5">
              <i className={clsx('size-2.5 rounded-sm', shades[index % shades.length])} />
              <span className="truncate">{name}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** Carriers that get the very same are told of in one row. */
function rowsOf(
  t: Words<'composer'>,
  carriers: readonly PreviewCarrier[],
): { names: string; carrier: PreviewCarrier }[] {
  const rows = new Map<string, { names: string[]; carrier: PreviewCarrier }>()
  for (const carrier of carriers) {
    const key = [carrier.limit, ...carrier.files.map((file) => file?.src ?? '')].join(' ')
    const row = rows.get(key) ?? { names: [], carrier }
    row.names.push(carrier.carrier ?? t('stage.otherCarriers'))
    rows.set(key, row)
  }
  return [...rows.values()].map(({ names, carrier }) => ({ names: t.list(names, 'narrow'), carrier }))
}
