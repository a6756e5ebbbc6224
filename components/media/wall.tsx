'use client'

import { useEffect, useRef } from 'react'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SkeletonTiles } from '@/components/ui/skeleton'
import { AssetTile } from './tile'
import type { Selection } from './use-selection'
import type { WallState } from './use-wall'

const wallGrid =
  'grid grid-cols-2 gap-x-3.5 gap-y-4 sm:grid-cols-[repeat(auto-fill,minmax(150px,1fr))] lg:grid-cols-6 xl:grid-cols-[repeat(auto-fill,minmax(200px,1fr))]'

/** Pictures of the first rows on a phone; a wide screen's first row. */
const onFirstScreen = 6

/** The wall of pictures; the next page loads as its end comes near. */
export function Wall({
  wall,
  selection,
  base,
  mayChange,
}: {
  wall: WallState
  selection: Selection
  base: string
  mayChange: boolean
}) {
  const end = useRef<HTMLDivElement>(null)
  const { more } = wall
  useEffect(() => {
    const mark = end.current
    if (!mark || !more) return
    const watcher = new IntersectionObserver((seen) => seen[0]?.isIntersecting && void more(), {
      rootMargin: '800px',
    })
    watcher.observe(mark)
    return () => watcher.disconnect()
  }, [more])
  if (wall.assets.length === 0) {
    return (
      <EmptyState
        title="No picture is like that"
        icon="search"
        actions={<LinkButton href={base}>Show all</LinkButton>}
      >
        Try fewer words, or another folder.
      </EmptyState>
    )
  }
  return (
    <>
      <ul className={wallGrid}>
        {wall.assets.map((asset, index) => (
          <AssetTile
            key={asset.id}
            asset={asset}
            href={`${base}/${asset.id}`}
            selected={selection.has(asset.id)}
            selecting={selection.active}
            first={index < onFirstScreen}
            onSelect={mayChange ? (range) => selection.toggle(asset.id, range) : undefined}
          />
        ))}
      </ul>
      {wall.loading ? (
        <div className="mt-4">
          <SkeletonTiles count={6} />
        </div>
      ) : null}
      <div ref={end} />
    </>
  )
}
