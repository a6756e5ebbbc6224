import { useEffect, useRef, useState } from 'react'
import { AT_HAND, type ComposerAsset, composerAsset } from '@/lib/campaigns/composer-asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import type { ComposerActions } from './types'

const TYPING_MS = 250

interface Found {
  assets: ComposerAsset[]
  /** After which asset the rest follows; null when there is none. */
  next: string | null
}

export type FoundState = 'found' | 'asking' | 'failed'
type Kind = AssetFilter['kind']

/**
 * What the library has for a text and a kind: those at hand first, and the whole library's answer as soon as something is asked
 * for. `more` adds the next page.
 */
export function useFoundAssets(
  find: ComposerActions['findAssets'],
  atHand: ComposerAsset[],
  text: string,
  kind: Kind,
): {
  assets: ComposerAsset[]
  state: FoundState
  more: (() => Promise<void>) | undefined
} {
  const question = JSON.stringify([text, kind])
  const asked = text !== '' || kind !== undefined
  const [answer, setAnswer] = useState<{ question: string; found: Found | null } | null>(null)
  const [turning, setTurning] = useState<'no' | 'yes' | 'failed'>('no')
  const latest = useRef(question)
  latest.current = question
  useEffect(() => {
    setTurning('no')
    if (!asked) return setAnswer(null)
    const timer = setTimeout(async () => {
      const found = await pageOf(find, { q: text, kind })
      if (latest.current === question) setAnswer({ question, found })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [find, text, kind, question, asked])
  const told = answer?.question === question ? answer : null
  const { assets, next } = told?.found ?? known(atHand, text, kind)
  const more = async (after: string) => {
    setTurning('yes')
    const page = await pageOf(find, { q: text, kind }, after)
    if (latest.current !== question) return
    setTurning(page ? 'no' : 'failed')
    if (page) setAnswer({ question, found: joined(assets, page) })
  }
  return {
    assets: asked ? assets : joined(atHand, { assets, next }).assets,
    state: stateOf(!asked || told?.found != null, told !== null, turning),
    more: next ? () => more(next) : undefined,
  }
}

function stateOf(found: boolean, answered: boolean, turning: 'no' | 'yes' | 'failed'): FoundState {
  if (found) return turning === 'no' ? 'found' : turning === 'yes' ? 'asking' : 'failed'
  return answered ? 'failed' : 'asking'
}

async function pageOf(
  find: ComposerActions['findAssets'],
  filter: AssetFilter,
  after?: string,
): Promise<Found | null> {
  const result = await find({ filter, after }).catch(() => null)
  return result?.ok ? { ...result.value, assets: result.value.assets.map(composerAsset) } : null
}

function joined(assets: ComposerAsset[], page: Found): Found {
  const ids = new Set(assets.map(({ id }) => id))
  return { assets: [...assets, ...page.assets.filter(({ id }) => !ids.has(id))], next: page.next }
}

/** What can be said before the library has answered. */
function known(atHand: ComposerAsset[], text: string, kind: Kind): Found {
  if (text === '' && kind === undefined)
    return { assets: atHand, next: atHand.length < AT_HAND ? null : (atHand.at(-1)?.id ?? null) }
  const isLike = ({ name }: ComposerAsset) => name.toLowerCase().includes(text.toLowerCase())
  return { assets: atHand.filter((asset) => isLike(asset) && isOf(kind, asset)), next: null }
}

const isOf = (kind: Kind, asset: ComposerAsset) =>
  !kind || (kind === 'pictures' ? asset.kind === 'image' || asset.kind === 'gif' : asset.kind === kind)
