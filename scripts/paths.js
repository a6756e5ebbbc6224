import { join, resolve } from 'node:path'

/** The project's folder, wherever the command was called from. */
export const ROOT = resolve(import.meta.dirname, '..')

/** Everything a running Marquee keeps: database, media, secrets, stamps. `DATA_DIR` moves it. */
export const DATA = resolve(ROOT, process.env.DATA_DIR ?? '.data')

export const inRoot = (...parts) => join(ROOT, ...parts)
export const inData = (...parts) => join(DATA, ...parts)
