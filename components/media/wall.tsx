'use client'

import clsx from 'clsx'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useWords } from '#words'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PointerRest } from '@/components/ui/pointer-rest'
import { SkeletonTiles } from '@/components/ui/skeleton'
import type { AssetFilter } from '@/lib/media/asset-filter'
import { dragAssets } from './drag'
import { ListHead } from './row-body'
import { AssetTile, type TileActs } from './tile'
import type { Selection } from './use-selection'
import type { WallState } from './use-wall'
import { useWallKeys } from './use-wall-keys'
import { useWallRows } from './use-wall-rows'

const wallGrid =
  'grid grid-cols-2 gap-x-3.5 gap-y-4 max-sm:gap-x-2.5 min-[360px]:max-sm:grid-cols-3 sm:grid-cols-[repeat(auto-fill,minmax(150px,1fr))] lg:grid-cols-6 xl:grid-cols-[repeat(auto-fill,minmax(200px,1fr))]'

/** Pictures that are fetched before all else: a phone's first row. The others follow as they are in sight. */
const onFirstScreen = 3

/**
 * The wall of pictures; the next page loads as its end comes near. Only what is on the screen is drawn, so that a
 * thousand scroll like ten.
 */
export function Wall({
  wall,
  selection,
  workspace,
  mayChange,
  filter,
  timeZone,
  onMove,
  onDelete,
}: {
  wall: WallState
  selection: Selection
  workspace: string
  mayChange: boolean
  filter: AssetFilter
  timeZone: string
  /** Asks where the selected ones go. */
  onMove: () => void
  onDelete: (ids: string[]) => void
}) {
  const t = useWords('media')
  const base = `/${workspace}/media`
  const list = filter.view === 'list'
  // Those that were deleted are no pages, and can be brought back.
  const deleted = filter.look === 'deleted'
  const rows = useWallRows(wall.assets.length)
  const ids = wall.assets.map(({ id }) => id)
  const keys = useWallKeys({
    ids,
    rows,
    selection: mayChange ? selection : undefined,
    onMove,
    onDelete: deleted ? () => {} : onDelete,
  })
  const acts = useTileActs({
    focus: keys.onFocus,
    select: (index, range) => selection.toggle(ids[index] ?? '', range),
    drag: (index, event) => {
      const id = ids[index] ?? ''
      dragAssets(event, selection.has(id) ? selection.ids : [id])
    },
  })
  const end = useEnd(wall.more)
  if (wall.assets.length === 0) {
    return (
      <EmptyState
        title={deleted ? t('wall.nothingWasDeletedLately') : t('wall.noPictureIsLike')}
        icon={deleted ? 'trash' : 'search'}
        actions={<LinkButton href={base}>{t('wall.showAll')}</LinkButton>}
      >
        {deleted ? t('wall.whatYouDeleteStays') : t('wall.tryFewerWordsOr')}
      </EmptyState>
    )
  }
  return (
    <>
      <p id="wall-keys" className="sr-only">
        {t('wall.arrowKeysGoFrom')}
        {mayChange ? ` ${t('wall.spaceSelectsMMoves')}` : ''}
      </p>
      {list ? (
        <div className={clsx(mayChange && 'md:ps-9')}>
          <ListHead />
        </div>
      ) : null}
      <div className="relative" style={{ paddingTop: rows.before, paddingBottom: rows.after }}>
        <ul
          ref={rows.grid}
          aria-describedby="wall-keys"
          className={list ? 'grid grid-cols-[minmax(0,1fr)]' : wallGrid}
          onKeyDown={keys.onKeyDown}
        >
          {wall.assets.slice(rows.from, rows.to).map((asset, at) => {
            const index = rows.from + at
            return (
              <AssetTile
                key={asset.id}
                asset={asset}
                index={index}
                of={wall.more ? -1 : wall.assets.length}
                href={deleted ? null : `${base}/${asset.id}`}
                campaignHref={mayChange && !deleted ? `/${workspace}/campaigns/new?asset=${asset.id}` : null}
                selected={selection.has(asset.id)}
                selecting={selection.active || deleted}
                first={index < onFirstScreen}
                reachable={index === keys.reachable}
                selectable={mayChange}
                list={list}
                timeZone={timeZone}
                acts={acts}
              />
            )
          })}
        </ul>
        {rows.scrolling ? <PointerRest /> : null}
      </div>
      {wall.loading ? (
        <div className="mt-4">
          <SkeletonTiles count={6} />
        </div>
      ) : null}
      <div ref={end} />
      <p className="sr-only" aria-live="polite">
        {wall.news}
      </p>
    </>
  )
}

/** One object that always does what the last drawing of the wall would, so that tiles need not be drawn with it. */
function useTileActs(acts: TileActs): TileActs {
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  return useMemo(
    () => ({
      focus: (index) => latest.current.focus(index),
      select: (index, range) => latest.current.select(index, range),
      drag: (index, event) => latest.current.drag(index, event),
    }),
    [],
  )
}

/** A mark that loads the next page when it comes near the screen. */
function useEnd(more: WallState['more']) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = end.current
    if (!mark || !more) return
    const watcher = new IntersectionObserver((seen) => seen[0]?.isIntersecting && void more(), {
      rootMargin: '800px',
    })
    watcher.observe(mark)
    return () => watcher.disconnect()
  }, [more])
  return end
}
