import type { Draft } from './draft'

/**
 * A draft with one asset in the place of another, wherever it stands; texts written for the old one go with it. Null where
 * there is nothing to replace, or where a variant has both: taking one away would change what was composed.
 */
export function withAsset(draft: Draft, from: string, to: string): Draft | null {
  const has = (assetId: string) => (variant: Draft['variants'][number]) =>
    variant.media.some((medium) => medium.assetId === assetId)
  if (!draft.variants.some(has(from))) return null
  if (draft.variants.some((variant) => has(from)(variant) && has(to)(variant))) return null
  return {
    ...draft,
    variants: draft.variants.map((variant) => ({
      ...variant,
      media: variant.media.map((medium) => (medium.assetId === from ? { assetId: to, altText: '' } : medium)),
    })),
  }
}
