import ui from './ui'

/** Every word of the interface in English, by room. Another language is a folder like this one with the same keys. */
export const english = { ui } as const

export type English = typeof english
