'use client'

/**
 * The files of unfinished uploads, kept in the browser's own database so that a reload or a closed tab loses nothing.
 * Where the browser refuses (private windows, a full disk), uploads work all the same but end with the tab.
 */

import type { Place } from './upload-item'

const DATABASE = 'marquee-uploads'
const STORE = 'files'

export interface KeptFile {
  /** Workspace and Uppy's id of the file. */
  key: string
  workspace: string
  file: File
  folderId: string | null
  /** Not in files that an earlier release kept. */
  place?: Place
}

export async function keepFile(kept: KeptFile): Promise<void> {
  await inStore('readwrite', (store) => store.put(kept)).catch(() => undefined)
}

export async function dropFile(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key)).catch(() => undefined)
}

/** The files of a workspace that were on their way when the tab went. */
export async function keptFiles(workspace: string): Promise<KeptFile[]> {
  const all = await inStore<KeptFile[]>('readonly', (store) => store.getAll()).catch(() => [])
  return all.filter((kept) => kept.workspace === workspace)
}

function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'key' })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(STORE, mode)
      const request = act(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        database.close()
        resolve(request.result as T)
      }
      transaction.onabort = () => {
        database.close()
        reject(transaction.error)
      }
    }
  })
}
