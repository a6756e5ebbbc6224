import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '#words'
import {
  type Selection,
  type Shown,
  type ShownToken,
  shownText,
  sourceText,
  type TokenNames,
  tokenBeside,
  wholeTokens,
} from '@/lib/campaigns/tokens'
import type { ComposerField } from './types'

export function useTokenNames(fields: readonly ComposerField[]): TokenNames {
  const t = useWords('composer')
  return useMemo(
    () => ({
      field: (key) => fields.find((one) => one.key === key)?.label ?? null,
      withFallback: (label, fallback) => t('editor.orFallback', { label, fallback }),
      withoutFallback: (label) => t('editor.noFallback', { label }),
      link: t('editor.link'),
    }),
    [t, fields],
  )
}

/**
 * A text area that shows a template's tokens by their names: typing, undo, selection and screen readers stay the browser's
 * own, the template is read back from what is shown.
 */
export function useTokens(
  area: RefObject<HTMLTextAreaElement | null>,
  value: string,
  onChange: (value: string) => void,
  names: TokenNames,
) {
  const shown = useMemo(() => shownText(value, names), [value, names])
  const known = useRef(new Map<string, string>())
  const [at, setAt] = useState<number | null>(null)
  const beside = at === null ? undefined : tokenBeside(shown.tokens, at, 'either')
  const last = useRef<Selection | null>(null)
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    remember(known.current, shown)
    const element = area.current
    if (element === null || element !== document.activeElement || element.value !== shown.text) return
    if (caret.current !== null) element.setSelectionRange(caret.current, caret.current)
    caret.current = null
    setAt(element.selectionStart)
  }, [area, shown])

  const read = (typed: string, at: number) => {
    const source = sourceText(typed, known.current)
    const next = shownText(source, names)
    // What was typed became a token, or stopped being one: the caret stays behind what was typed.
    if (next.text !== typed)
      caret.current = shownText(sourceText(typed.slice(0, at), known.current), names).text.length
    onChange(source)
  }
  return {
    shown,
    /** The merge field or link that the caret touches, whose fallback may be written. */
    beside,
    /** Before the token beside changes: it is the one that is meant afterwards, however long its name is by then. */
    stay: () => setAt((was) => (beside ? beside.start + 1 : was)),
    read,
    select: () => {
      const element = area.current
      if (!element) return
      const selection = { start: element.selectionStart, end: element.selectionEnd }
      const whole = wholeTokens(shown.tokens, selection, last.current)
      last.current = whole
      if (whole.start !== selection.start || whole.end !== selection.end)
        element.setSelectionRange(whole.start, whole.end, element.selectionDirection)
      setAt(whole.start === whole.end ? whole.start : null)
    },
    erase: (event: { key: string; preventDefault: () => void }) => {
      const element = area.current
      const broken = element && wouldBreak(element, shown.tokens, event.key)
      if (!broken) return
      event.preventDefault()
      element.setSelectionRange(broken.start, broken.end)
      document.execCommand('delete')
    },
    /** Puts a piece of template where the caret is, as typing would, so that undo takes it back. */
    insert: (piece: string) => {
      const element = area.current
      if (!element) return
      const put = shownText(piece, names)
      remember(known.current, put)
      const { text } = put
      element.focus()
      if (!document.execCommand('insertText', false, text)) {
        const { selectionStart, selectionEnd } = element
        const typed = shown.text.slice(0, selectionStart) + text + shown.text.slice(selectionEnd)
        read(typed, selectionStart + text.length)
      }
    },
    /** The template of what is selected, for the clipboard. */
    selected: () => {
      const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {}
      return sourceText(shown.text.slice(selectionStart, selectionEnd), known.current)
    },
  }
}

export type Tokens = ReturnType<typeof useTokens>

/** Also tokens that are gone by now: undo brings them back. */
function remember(known: Map<string, string>, { text, tokens }: Shown): void {
  for (const { start, end, source } of tokens) known.set(text.slice(start, end), source)
}

function wouldBreak(
  element: HTMLTextAreaElement,
  tokens: Shown['tokens'],
  key: string,
): ShownToken | undefined {
  const { selectionStart, selectionEnd } = element
  if (selectionStart !== selectionEnd) return undefined
  if (key === 'Backspace') return tokenBeside(tokens, selectionStart, 'before')
  if (key === 'Delete') return tokenBeside(tokens, selectionStart, 'after')
  return undefined
}
