import type { AssetSummary } from '../media/asset'

/** Of the newest assets, how many a composer has at hand; the others are asked for. */
export const AT_HAND = 200

/** What the composer has to know of an asset. */
export type ComposerAsset = Pick<
  AssetSummary,
  'id' | 'name' | 'kind' | 'mime' | 'status' | 'altText' | 'durationMs' | 'lights' | 'thumbnail'
>

/** No more than that: a composer offers hundreds of assets. */
export function composerAsset(asset: AssetSummary): ComposerAsset {
  const { id, name, kind, mime, status, altText, durationMs, lights, thumbnail } = asset
  return { id, name, kind, mime, status, altText, durationMs, lights, thumbnail }
}
