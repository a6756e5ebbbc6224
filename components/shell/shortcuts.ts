import type { Command } from './types'

/** What a key does after those pressed before it: does a command, begins one of several keys, or nothing. */
export type Pressed = { does: Command } | { begins: string } | null

/** @param before Keys of a sequence that was begun ("G"), or nothing. Letter case does not matter. */
export function pressed(commands: readonly Command[], before: string, key: string): Pressed {
  const keys = (before ? `${before} ${key}` : key).toUpperCase()
  const does = commands.find((command) => command.keys?.toUpperCase() === keys)
  if (does) return { does }
  if (commands.some((command) => command.keys?.toUpperCase().startsWith(`${keys} `))) return { begins: keys }
  // A slip in the middle of a sequence may be the begin of another.
  return before ? pressed(commands, '', key) : null
}

const SWITCH = 'marquee-letter-keys'

/** Whether letters act at all on this device: some people speak or slip into them (WCAG 2.1.4). */
export function lettersAct(): boolean {
  return localStorage.getItem(SWITCH) !== 'off'
}

export function letLettersAct(on: boolean): void {
  if (on) localStorage.removeItem(SWITCH)
  else localStorage.setItem(SWITCH, 'off')
}
