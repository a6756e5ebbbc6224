import type { DragEvent } from 'react'

/** What assets are dragged as within the library; files from outside are of another type. */
const TYPE = 'application/x-marquee-assets'

/** Begins to drag assets to a folder. */
export function dragAssets(event: DragEvent, ids: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(ids))
  event.dataTransfer.effectAllowed = 'move'
}

export const carriesAssets = (event: DragEvent): boolean => event.dataTransfer.types.includes(TYPE)

/** The assets that were let go; none when something else was. */
export function droppedAssets(event: DragEvent): string[] {
  const ids: unknown = JSON.parse(event.dataTransfer.getData(TYPE) || '[]')
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
}
