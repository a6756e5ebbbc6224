import type { AssetChange, AssetPage } from '@/lib/media/asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import type { Edit } from '@/lib/media/edit/edit'

/** What an action of the page answers: a value, or a sentence for the person who asked. */
type Answer<T> = Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>

/** The acts the library offers, handed in by the page that may perform them. Undefined for members who may only look. */
export interface LibraryActions {
  save: (input: AssetChange & { id: string }) => Answer<void>
  move: (input: { ids: string[]; folderId: string | null }) => Answer<number>
  /** Adds a tag to assets; answers how many did not have it. */
  tag: (input: { ids: string[]; tag: string }) => Answer<number>
  /** Makes several anew; answers how many. */
  makeAllAgain: (input: { ids: string[] }) => Answer<number>
  remove: (input: { ids: string[] }) => Answer<string[]>
  bringBack: (input: { ids: string[] }) => Answer<string[]>
  makeAgain: (input: { id: string }) => Answer<void>
  /** Keeps an edit; answers the one before. With `renewScheduled`, scheduled campaigns take what is made, too. */
  edit: (input: { id: string; edit: Edit; renewScheduled: boolean }) => Answer<Edit>
  /** Brings an earlier file back; answers the number of the one it takes the place of. */
  restoreVersion: (input: { id: string; number: number; renewScheduled: boolean }) => Answer<number>
  replaceEverywhere: (input: { id: string; by: string; only?: string[] }) => Answer<ReplacedEverywhere>
  addFolder: (input: { name: string }) => Answer<string>
  nameFolder: (input: { id: string; name: string }) => Answer<void>
  removeFolder: (input: { id: string }) => Answer<number>
}

export type MoreAssets = (input: { filter: AssetFilter; after?: string }) => Answer<AssetPage>

/** Campaigns in which another picture was put in place, and those that were left as they are. */
export interface ReplacedEverywhere {
  drafts: string[]
  scheduled: string[]
  left: { id: string; name: string }[]
}
