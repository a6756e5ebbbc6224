import type { AssetSummary, UploadState } from '@/lib/media/asset'
import { MAX_FILES, MAX_UPLOAD_BYTES } from '@/lib/media/upload'
import type { Words } from '@/lib/words/translate'

/** Where a file goes that is no new asset. */
export interface Place {
  /** The asset whose file it takes the place of. */
  replacesId?: string
  /** Scheduled campaigns take what is made of it, too. */
  renewScheduled?: boolean
}

/** What is known in the browser of a file that does not go. */
export type UploadTrouble = { is: 'empty' | 'tooLarge' | 'tooMany' | 'notBegun' | 'lost'; bytes?: number }

/** One file in the tray, from the moment it is dropped until it lies in the library. */
export interface UploadItem {
  /** Uppy's id of the file, or one of ours for a file that was never taken. */
  id: string
  name: string
  bytes: number
  sent: number
  state: 'waiting' | 'sending' | 'paused' | 'making' | 'done' | 'duplicate' | 'refused' | 'broken'
  /** Address of the picture itself in this tab, where the browser can show it. */
  preview: string | null
  /** Id of the upload on the server, once it is there. */
  serverId: string | null
  asset: AssetSummary | null
  duplicateOf: { id: string; name: string } | null
  /** Why it did not become an asset, in a sentence. */
  /** In words where the server said it. */
  reason: string | UploadTrouble | null
}

export type Items = Readonly<Record<string, UploadItem>>

/** States in which the tray still waits for something. */
export const isOpen = (item: UploadItem): boolean =>
  item.state === 'waiting' || item.state === 'sending' || item.state === 'making'

/** What the server says about an upload, carried over to its item. */
export function withServerState(
  item: UploadItem,
  states: readonly UploadState[],
  assets: readonly AssetSummary[],
): UploadItem {
  const state = states.find((known) => known.id === item.serverId)
  if (!state) return item
  if (state.failure) return { ...item, state: 'refused', reason: state.failure }
  if (state.duplicateOf) return { ...item, state: 'duplicate', duplicateOf: state.duplicateOf }
  const asset = assets.find((known) => known.id === state.assetId) ?? item.asset
  if (!asset || asset.status === 'processing') return { ...item, asset }
  if (asset.status === 'failed') return { ...item, asset, state: 'refused', reason: asset.failure }
  return { ...item, asset, state: 'done' }
}

export interface Totals {
  files: number
  open: number
  /** Sent share of all bytes that are or were on their way, 0 to 1. */
  share: number
  /** Bytes that are still to be sent. */
  left: number
}

export function totalsOf(items: readonly UploadItem[]): Totals {
  const counted = items.filter((item) => item.state !== 'refused')
  const bytes = counted.reduce((sum, item) => sum + item.bytes, 0)
  const sent = counted.reduce((sum, item) => sum + Math.min(item.sent, item.bytes), 0)
  return {
    files: items.length,
    open: items.filter(isOpen).length,
    share: bytes > 0 ? sent / bytes : 1,
    left: bytes - sent,
  }
}

/** Bytes a second over the last few looks, or null before anything can be said. Looks are (ms, bytes sent so far). */
export function rateOf(looks: readonly { at: number; sent: number }[]): number | null {
  const first = looks[0]
  const last = looks.at(-1)
  if (!first || !last || last.at - first.at < 800) return null
  return Math.max(0, ((last.sent - first.sent) / (last.at - first.at)) * 1000)
}

/** Why an upload did not become an asset. */
export function reasonIn(t: Words<'uploads'>, reason: UploadItem['reason']): string {
  if (reason === null || typeof reason === 'string') return reason ?? ''
  if (reason.is === 'tooMany') return t('trouble.tooMany', { most: MAX_FILES })
  if (reason.is !== 'tooLarge') return t(`trouble.${reason.is}`)
  return t('trouble.tooLarge', { size: t.bytes(reason.bytes ?? 0), most: t.bytes(MAX_UPLOAD_BYTES) })
}
