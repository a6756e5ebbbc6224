'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import type { AssetPage, AssetSummary } from '@/lib/media/asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import type { Words } from '@/lib/words/translate'
import type { MoreAssets } from './actions'

const POLL_MS = 1_500

export interface WallState {
  assets: AssetSummary[]
  /** Loads the next page; undefined when all are there. */
  more: (() => Promise<void>) | undefined
  loading: boolean
  /** What has just become ready, for those who do not see the lights go on. */
  news: string
  /** Takes assets off the wall at once, before the page comes anew. */
  forget: (ids: readonly string[]) => void
  /** Puts back those that were taken off. */
  remember: (ids: readonly string[]) => void
}

interface Loaded {
  page: AssetPage
  filter: AssetFilter
  /** What was loaded beyond the page, and after which one the rest follows. */
  later: AssetPage
}

/** The pictures of the wall: the page that came with it, those loaded since, and what changes while they are made. */
export function useWall(
  workspace: string,
  page: AssetPage,
  filter: AssetFilter,
  more: MoreAssets,
): WallState {
  const [loaded, setLoaded] = useState<Loaded>({ page, filter, later: { assets: [], next: page.next } })
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [loading, setLoading] = useState(false)
  if (loaded.page !== page) {
    setLoaded({ page, filter, later: carriedOver(loaded, page, filter) })
    if (!isSame(loaded.filter, filter)) setGone(new Set())
  }
  const { next } = loaded.later
  const shown = [...page.assets, ...loaded.later.assets].filter((asset) => !gone.has(asset.id))
  const assets = useFresh(workspace, shown)
  const news = useNews(assets)
  const load = useCallback(async () => {
    if (!next || loading) return
    setLoading(true)
    const answer = await more({ filter, after: next }).catch(() => null)
    setLoading(false)
    if (answer?.ok)
      setLoaded((before) => (before.later.next === next ? withPage(before, answer.value) : before))
  }, [next, loading, more, filter])
  useReread(loaded, setLoaded, more)
  const forget = (ids: readonly string[]) => setGone((before) => new Set([...before, ...ids]))
  const remember = (ids: readonly string[]) =>
    setGone((before) => new Set([...before].filter((id) => !ids.includes(id))))
  return { assets, more: next ? load : undefined, loading, news, forget, remember }
}

const isSame = (a: AssetFilter, b: AssetFilter) => JSON.stringify(a) === JSON.stringify(b)

/** When the first page comes anew under the same filter, everything that was loaded after its last one stays on the wall. */
function carriedOver(before: Loaded, page: AssetPage, filter: AssetFilter): AssetPage {
  const fresh = { assets: [], next: page.next }
  if (!isSame(before.filter, filter) || !page.next) return fresh
  const known = [...before.page.assets, ...before.later.assets]
  const last = known.findIndex(({ id }) => id === page.next)
  const onPage = new Set(page.assets.map(({ id }) => id))
  const after = last < 0 ? [] : known.slice(last + 1).filter(({ id }) => !onPage.has(id))
  return after.length > 0 ? { assets: after, next: before.later.next } : fresh
}

/** An asset that was renamed since may come a second time. */
function withPage(before: Loaded, { assets, next }: AssetPage): Loaded {
  const ids = new Set([...before.page.assets, ...before.later.assets].map(({ id }) => id))
  const added = assets.filter(({ id }) => !ids.has(id))
  return { ...before, later: { assets: [...before.later.assets, ...added], next } }
}

/** What is new comes first only where the newest do: in any other order it may belong among what was carried over, which is read again. */
function useReread(
  { page, filter, later }: Loaded,
  setLoaded: (change: (before: Loaded) => Loaded) => void,
  more: MoreAssets,
): void {
  const held = useRef({ page, filter, count: 0 })
  useEffect(() => {
    const { page: shown, filter: asked, count } = held.current
    const same = isSame(asked, filter)
    held.current = { page, filter, count: Math.max(same ? count : 0, later.assets.length) }
    if (shown === page || !same || count === 0 || (filter.sort ?? 'newest') === 'newest') return
    const isCurrent = () => held.current.page === page
    const read = async (after: string) => (isCurrent() ? more({ filter, after }) : null)
    void pagesAfter(page, count, read).then((again) => {
      if (again && isCurrent())
        setLoaded((now) => (isLonger(now.later, again) ? now : { ...now, later: again }))
    })
  }, [page, filter, later, setLoaded, more])
}

const isLonger = (a: AssetPage, b: AssetPage) => a.assets.length > b.assets.length

/** So many assets after a page, and what follows them; null when they cannot be read. */
async function pagesAfter(
  page: AssetPage,
  count: number,
  read: (after: string) => Promise<Awaited<ReturnType<MoreAssets>> | null>,
): Promise<AssetPage | null> {
  const ids = new Set(page.assets.map(({ id }) => id))
  let later: AssetPage = { assets: [], next: page.next }
  while (later.next && later.assets.length < count) {
    const answer = await read(later.next).catch(() => null)
    if (!answer?.ok) return null
    const added = answer.value.assets.filter(({ id }) => !ids.has(id))
    for (const { id } of added) ids.add(id)
    later = { assets: [...later.assets, ...added], next: answer.value.next }
  }
  return later
}

/** Asks again for assets that are still being made, so that their lights go on one after another. */
function useFresh(workspace: string, assets: AssetSummary[]): AssetSummary[] {
  const [fresh, setFresh] = useState<ReadonlyMap<string, AssetSummary>>(new Map())
  const current = assets.map((asset) =>
    asset.status === 'processing' ? (fresh.get(asset.id) ?? asset) : asset,
  )
  const waiting = current
    .filter((asset) => asset.status === 'processing')
    .map((asset) => asset.id)
    .slice(0, 100)
    .join(',')
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(async () => {
      const answer = await fetch(`/${workspace}/media/live?assets=${waiting}`).catch(() => null)
      if (!answer?.ok) return
      const { assets: now } = (await answer.json()) as { assets: AssetSummary[] }
      setFresh((before) => new Map([...before, ...now.map((asset) => [asset.id, asset] as const)]))
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [waiting, workspace])
  return current
}

/** Tells of each asset that was being made and is so no more. */
function useNews(assets: readonly AssetSummary[]): string {
  const t = useWords('media')
  const waiting = useRef<ReadonlySet<string>>(new Set())
  const [news, setNews] = useState('')
  useEffect(() => {
    const done = assets.filter(({ id, status }) => status !== 'processing' && waiting.current.has(id))
    waiting.current = new Set(assets.flatMap(({ id, status }) => (status === 'processing' ? [id] : [])))
    if (done.length > 0) setNews(done.map((asset) => inWords(t, asset)).join(' '))
  }, [assets, t])
  return news
}

function inWords(t: Words<'media'>, { name, status, lights }: AssetSummary): string {
  if (status === 'failed') return t('useWall.cannotBeRead', { name })
  const fits = lights.filter(({ fit }) => fit === 'fits').length
  return fits === lights.length
    ? t('useWall.isReadyForEvery', { name })
    : t('useWall.isMadeOfCarriers', { name, value: lights.length - fits, lights: lights.length })
}
