import { type AssetSummary, GRACE_DAYS } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'
import type { Words } from '@/lib/words/translate'

const DAY_MS = 86_400_000

/** What is said of an asset before all else: that it goes, is broken or being made. Null of one like any other. */
export function troubleOf(t: Words<'media'>, asset: AssetSummary): string | null {
  if (asset.deletedAt) {
    const days = Math.ceil(GRACE_DAYS - (Date.now() - Date.parse(asset.deletedAt)) / DAY_MS)
    return days > 1 ? t('tile.goneForGoodIn', { days }) : t('tile.goneForGoodToday')
  }
  if (asset.status === 'failed') return t('tile.cannotBeRead')
  const made = asset.lights.filter((light) => light.fit !== 'none').length
  // The five lights are what is waited for; the other profiles follow.
  if (asset.status !== 'processing' || made === asset.lights.length) return null
  return made > 0
    ? t('tile.madeForOfCarriers', { made, lights: asset.lights.length })
    : t('tile.makingItFitEvery')
}

/** The one line below its name. */
export function lineOf(t: Words<'media'>, asset: AssetSummary): string {
  const trouble = troubleOf(t, asset)
  if (trouble) return trouble
  const format = formatOf(t, asset.mime)
  if (asset.usedIn > 0) return t('tile.usedIn', { format, usedIn: asset.usedIn })
  if (asset.durationMs) return `${format}, ${t.duration(asset.durationMs / 1000)}`
  return `${format}, ${t.bytes(asset.bytes)}`
}
