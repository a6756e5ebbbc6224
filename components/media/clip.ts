import type { AssetDetail, RenditionView } from '@/lib/media/asset'
import { PREVIEW_ID } from '@/lib/media/av/fitted'

/** The waveform of a clip or a sound, 0 to 100; empty where nothing is heard. */
export function peaksOf(asset: AssetDetail): number[] {
  const { peaks } = asset.detail
  return Array.isArray(peaks) ? peaks.filter((peak): peak is number => typeof peak === 'number') : []
}

/** The whole original as a browser plays it; null while it is made. */
export function previewOf(asset: AssetDetail): RenditionView | null {
  return asset.renditions.find(({ profileId, src }) => profileId === PREVIEW_ID && src) ?? null
}

export const plays = (kind: AssetDetail['kind']): boolean => kind === 'video' || kind === 'audio'
