import { join, resolve } from 'node:path'

/** The project's folder, wherever the command was called from. */
export const ROOT = resolve(import.meta.dirname, '..')

/** Everything a running Marquee keeps: database, media, secrets, stamps. `MARQUEE_DATA` moves it. */
export const DATA = resolve(ROOT, process.env.MARQUEE_DATA ?? '.data')

export const inRoot = (...parts) => join(ROOT, ...parts)
export const inData = (...parts) => join(DATA, ...parts)
