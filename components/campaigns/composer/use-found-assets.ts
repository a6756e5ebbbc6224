import { useEffect, useState } from 'react'
import { AT_HAND, type ComposerAsset, composerAsset } from '@/lib/campaigns/composer-asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import type { MediaKind } from '@/lib/media/sniff'
import type { ComposerActions } from './types'

const TYPING_MS = 250

interface Found {
  assets: ComposerAsset[]
  /** After which asset the rest follows; null when there is none. */
  next: string | null
}

/**
 * What the library has for a text and a kind: those at hand first, and the whole library's answer as soon as something is asked
 * for. `more` adds the next page.
 */
export function useFoundAssets(
  find: ComposerActions['findAssets'],
  atHand: ComposerAsset[],
  text: string,
  kind: MediaKind | undefined,
): { assets: ComposerAsset[]; more: (() => Promise<void>) | undefined } {
  const question = JSON.stringify([text, kind])
  const asked = text !== '' || kind !== undefined
  const [answer, setAnswer] = useState<{ question: string; found: Found } | null>(null)
  useEffect(() => {
    if (!asked) return
    let current = true
    const timer = setTimeout(async () => {
      const found = await pageOf(find, { q: text, kind })
      if (current && found) setAnswer({ question, found })
    }, TYPING_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [find, text, kind, question, asked])
  const { assets, next } = answer?.question === question ? answer.found : known(atHand, asked, text)
  const more = async (after: string) => {
    const page = await pageOf(find, { q: text, kind }, after)
    if (!page) return
    const ids = new Set(assets.map(({ id }) => id))
    const added = page.assets.filter(({ id }) => !ids.has(id))
    setAnswer({ question, found: { ...page, assets: [...assets, ...added] } })
  }
  return { assets, more: next ? () => more(next) : undefined }
}

async function pageOf(
  find: ComposerActions['findAssets'],
  filter: AssetFilter,
  after?: string,
): Promise<Found | null> {
  const result = await find({ filter, after }).catch(() => null)
  return result?.ok ? { ...result.value, assets: result.value.assets.map(composerAsset) } : null
}

/** What can be said before the library has answered. */
function known(atHand: ComposerAsset[], asked: boolean, text: string): Found {
  if (asked) {
    const like = ({ name }: ComposerAsset) => name.toLowerCase().includes(text.toLowerCase())
    return { assets: atHand.filter(like), next: null }
  }
  return { assets: atHand, next: atHand.length < AT_HAND ? null : (atHand.at(-1)?.id ?? null) }
}
