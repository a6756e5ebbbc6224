import { useEffect, useRef } from 'react'
import { lettersAct, pressed } from './shortcuts'
import type { Command } from './types'

/** The second key of a sequence has to come within this. */
const SEQUENCE_MS = 1_200

/** Listens for the keys of commands, Ctrl or ⌘ K for the palette and ? for the sheet of shortcuts. */
export function useShortcuts({
  commands,
  onPalette,
  onSheet,
  go,
}: {
  commands: readonly Command[]
  onPalette: () => void
  onSheet: () => void
  go: (href: string) => void
}): void {
  const begun = useRef({ keys: '', at: 0 })
  useEffect(() => {
    const letter = (event: KeyboardEvent): (() => void) | null => {
      if (event.key === '?') return onSheet
      const { keys, at } = begun.current
      const step = pressed(commands, event.timeStamp - at < SEQUENCE_MS ? keys : '', event.key)
      begun.current = { keys: step && 'begins' in step ? step.begins : '', at: event.timeStamp }
      return step && 'does' in step ? () => go(step.does.href) : null
    }
    const press = (event: KeyboardEvent) => {
      const act = opensPalette(event) ? onPalette : isCommand(event) ? letter(event) : null
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

function opensPalette({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'k'
}

function isCommand({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !isTyping(target) && lettersAct()
}

/** Single letters must not act while a person writes or stands in a dialog or a menu. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"]',
    ) !== null
  )
}
