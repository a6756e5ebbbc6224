import path from 'node:path'
import { config } from '../platform/config.server'

/** Where the bytes of unfinished uploads lie; web and worker share it. */
export function uploadFolder(): string {
  return path.join(config().dataDir, 'uploads')
}

/** The file of one upload. Ids are 32 hex digits, so no path can be made of one. */
export function uploadFile(id: string): string {
  return path.join(uploadFolder(), id)
}
