import { useMemo, useState } from 'react'
import type { ComposerAsset } from '@/lib/campaigns/composer-asset'

/** The assets a composer came with, and those that it met since: uploaded, or found further back in the library. */
export function useAssets(given: ComposerAsset[]): {
  assets: ComposerAsset[]
  meet: (asset: ComposerAsset) => void
} {
  const [met, setMet] = useState<ComposerAsset[]>([])
  const assets = useMemo(() => {
    const known = new Set(given.map(({ id }) => id))
    return [...met.filter(({ id }) => !known.has(id)), ...given]
  }, [met, given])
  const meet = (asset: ComposerAsset) =>
    setMet((before) => [asset, ...before.filter(({ id }) => id !== asset.id)])
  return { assets, meet }
}
