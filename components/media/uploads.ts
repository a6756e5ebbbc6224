'use client'

import type { AssetSummary, UploadState } from '@/lib/media/asset'
import { ACCEPTED_MIME } from '@/lib/media/sniff'
import { MAX_FILES, sizeRefusal } from '@/lib/media/upload'
import { dropFile, keepFile, keptFiles } from './kept-files'
import type { Sender } from './sender'
import {
  type Items,
  isOpen,
  type Place,
  rateOf,
  totalsOf,
  type UploadItem,
  type UploadTrouble,
  withServerState,
} from './upload-item'

const POLL_MS = 1_000
const LOOKS = 8

/**
 * The uploads of one workspace in this tab. Lives outside React, so that they go on while the member moves between
 * pages; after a reload the same files go on where they stopped.
 */
export class Uploads {
  readonly #workspace: string
  #loading: Promise<Sender> | undefined
  #uppy: Sender | undefined
  readonly #listeners = new Set<() => void>()
  readonly #arrivals = new Set<() => void>()
  #items: Items = {}
  #list: readonly UploadItem[] = []
  #looks: { at: number; sent: number }[] = []
  #poll: ReturnType<typeof setTimeout> | undefined
  #paused = false

  constructor(workspace: string) {
    this.#workspace = workspace
    void this.#goOn()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hears of every asset that came into the library. */
  onArrival = (listener: () => void): (() => void) => {
    this.#arrivals.add(listener)
    return () => this.#arrivals.delete(listener)
  }

  list = (): readonly UploadItem[] => this.#list

  get paused(): boolean {
    return this.#paused
  }

  rate(): number | null {
    return rateOf(this.#looks)
  }

  /** The answer is the ids of their items, of those that were refused, too. */
  add(files: readonly File[], folderId: string | null, place: Place = {}): Promise<string[]> {
    const taken = files.slice(0, MAX_FILES).map((file) => this.#addOne(file, folderId, place))
    const rest = files.length - MAX_FILES
    if (rest > 0) taken.push(Promise.resolve(this.#refuse(`+${rest}`, 0, { is: 'tooMany' })))
    return Promise.all(taken)
  }

  cancel(id: string): void {
    if (this.#uppy?.getFile(id)) this.#uppy.removeFile(id)
    void dropFile(this.#key(id))
    const { [id]: gone, ...rest } = this.#items
    if (gone?.preview) URL.revokeObjectURL(gone.preview)
    this.#items = rest
    this.#changed()
  }

  retry(id: string): void {
    this.#change(id, { state: 'sending', reason: null })
    void this.#uppy?.retryUpload(id)
  }

  pauseAll(paused: boolean): void {
    this.#paused = paused
    if (paused) this.#uppy?.pauseAll()
    else this.#uppy?.resumeAll()
    for (const item of this.#list) {
      if (item.state === 'sending' || item.state === 'waiting' || item.state === 'paused')
        this.#change(item.id, { state: paused ? 'paused' : 'sending' })
    }
    this.#looks = []
  }

  /** Takes everything that is over out of the tray. */
  clear(): void {
    for (const item of this.#list) if (!isOpen(item) && item.state !== 'paused') this.cancel(item.id)
  }

  async #addOne(file: File, folderId: string | null, place: Place): Promise<string> {
    const refused = sizeRefusal(file.size)
    if (refused) return this.#refuse(file.name, file.size, { is: refused, bytes: file.size })
    const uppy = await this.#sender().catch(() => null)
    if (!uppy) return this.#refuse(file.name, file.size, { is: 'notBegun' })
    try {
      const id = uppy.addFile({
        name: file.name,
        type: file.type,
        data: file,
        meta: {
          name: file.name,
          folderId: folderId ?? '',
          replacesId: place.replacesId ?? '',
          renewScheduled: place.renewScheduled ? 'yes' : 'no',
        },
      })
      void keepFile({ key: this.#key(id), workspace: this.#workspace, file, folderId, place })
      return id
    } catch {
      // The same file is underway already; Uppy says so by throwing.
      const isTwin = ({ id, name, bytes }: UploadItem) =>
        name === file.name && bytes === file.size && uppy.getFile(id) !== undefined
      const known = this.#list.findLast(isTwin)
      if (!known) return this.#refuse(file.name, file.size, { is: 'notBegun' })
      if (known.state === 'broken') this.retry(known.id)
      return known.id
    }
  }

  #refuse(name: string, bytes: number, reason: UploadTrouble): string {
    const item = itemOf(newId(), name, bytes, { state: 'refused', reason })
    this.#put(item)
    return item.id
  }

  /** Takes up what a reload or a closed tab interrupted. */
  async #goOn(): Promise<void> {
    for (const { file, folderId, place } of await keptFiles(this.#workspace))
      void this.#addOne(file, folderId, place ?? {})
  }

  /** Fetched with the first file: most visits upload nothing. */
  #sender(): Promise<Sender> {
    this.#loading ??= import('./sender').then(
      ({ senderTo }) => {
        this.#uppy = senderTo(this.#workspace)
        this.#listen(this.#uppy)
        return this.#uppy
      },
      (error) => {
        this.#loading = undefined
        throw error
      },
    )
    return this.#loading
  }

  #listen(uppy: Sender): void {
    uppy.on('file-added', (file) => {
      const data = file.data as File
      this.#put(itemOf(file.id, file.name, data.size, { preview: previewOf(data) }))
    })
    uppy.on('upload-progress', (file, progress) => {
      if (!file) return
      this.#change(file.id, {
        sent: progress.bytesUploaded || 0,
        ...(this.#paused ? {} : { state: 'sending' }),
      })
      this.#look()
    })
    uppy.on('upload-success', (file, response) => {
      if (!file) return
      const serverId = response.uploadURL?.split('/').at(-1) ?? null
      this.#change(file.id, { state: 'making', sent: file.size ?? 0, serverId })
      void dropFile(this.#key(file.id))
      // Only after this event is the upload over for tus; sooner, removing would try to cancel it on the server.
      setTimeout(() => uppy.getFile(file.id) && uppy.removeFile(file.id))
      this.#pollSoon()
    })
    uppy.on('upload-error', (file, error) => {
      if (!file) return
      const { refused, reason } = reasonOf(error)
      this.#change(file.id, { state: refused ? 'refused' : 'broken', reason })
      if (!refused) return
      void dropFile(this.#key(file.id))
      // So that it can be chosen again.
      setTimeout(() => uppy.getFile(file.id) && uppy.removeFile(file.id))
    })
  }

  #pollSoon(): void {
    this.#poll ??= setTimeout(() => void this.#ask(), POLL_MS)
  }

  async #ask(): Promise<void> {
    const making = this.#list.filter((item) => item.state === 'making' && item.serverId)
    const ids = making.map((item) => item.serverId).join(',')
    const answer = await fetch(`/${this.#workspace}/media/live?uploads=${ids}`).catch(() => null)
    this.#poll = undefined
    if (answer?.ok) {
      const { uploads, assets } = (await answer.json()) as { uploads: UploadState[]; assets: AssetSummary[] }
      let arrived = false
      for (const item of making) {
        const next = withServerState(item, uploads, assets)
        arrived ||= next.state !== 'making' || (next.asset !== null && item.asset === null)
        this.#put(next)
      }
      if (arrived) for (const listener of this.#arrivals) listener()
    }
    if (this.#list.some((item) => item.state === 'making')) this.#pollSoon()
  }

  #look(): void {
    const sent = this.#list.reduce((sum, item) => sum + item.sent, 0)
    const now = Date.now()
    if (now - (this.#looks.at(-1)?.at ?? 0) < 300) return
    this.#looks = [...this.#looks.slice(1 - LOOKS), { at: now, sent }]
  }

  #change(id: string, change: Partial<UploadItem>): void {
    const item = this.#items[id]
    if (item) this.#put({ ...item, ...change })
  }

  #put(item: UploadItem): void {
    this.#items = { ...this.#items, [item.id]: item }
    this.#changed()
  }

  #changed(): void {
    this.#list = Object.values(this.#items)
    if (totalsOf(this.#list).open === 0) this.#looks = []
    for (const listener of this.#listeners) listener()
  }

  #key(id: string): string {
    return `${this.#workspace} ${id}`
  }
}

const open = new Map<string, Uploads>()

/** The uploads of a workspace in this tab; always the same object. */
export function uploadsOf(workspace: string): Uploads {
  let uploads = open.get(workspace)
  if (!uploads) {
    uploads = new Uploads(workspace)
    open.set(workspace, uploads)
  }
  return uploads
}

let made = 0
function newId(): string {
  made += 1
  return `refused-${made}`
}

function itemOf(id: string, name: string, bytes: number, rest: Partial<UploadItem>): UploadItem {
  return {
    id,
    name,
    bytes,
    sent: 0,
    state: 'waiting',
    preview: null,
    serverId: null,
    asset: null,
    duplicateOf: null,
    reason: null,
    ...rest,
  }
}

/** The server judges by content; here only what is surely shown by this browser gets a preview. */
function previewOf(file: File): string | null {
  const shown = (ACCEPTED_MIME as readonly string[]).includes(file.type) && file.type !== 'image/heic'
  return shown && file.size < 30_000_000 ? URL.createObjectURL(file) : null
}

/** The server's own sentence where it gave one; a lost connection otherwise. */
function reasonOf(error: unknown): { refused: boolean; reason: UploadItem['reason'] } {
  const response = (error as { originalResponse?: { getStatus(): number; getBody(): string } | null })
    .originalResponse
  const status = response?.getStatus() ?? 0
  const refused = status >= 400 && status < 500
  try {
    const said = JSON.parse(response?.getBody() ?? '') as { error?: { message?: string } }
    if (said.error?.message) return { refused, reason: said.error.message }
  } catch {
    // Not one of our answers: a proxy or a cut connection spoke.
  }
  return {
    refused: false,
    reason: { is: 'lost' },
  }
}
