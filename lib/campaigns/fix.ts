import type { Draft } from './draft'
import type { Fix } from './finding'
import { linkToken, withFallback } from './merge-fields'

/** Fixes that change the draft by themselves. */
export type DraftFix = Exclude<Fix, { kind: 'goto' }>

/** The draft as a fix leaves it. */
export function fixedDraft(draft: Draft, fix: DraftFix): Draft {
  if (fix.kind === 'send-now') return { ...draft, schedule: { kind: 'now' } }
  return withText(draft, fix.variant, (text) =>
    fix.kind === 'fallback' ? withFallback(text, fix.field, fix.value) : linkLast(text),
  )
}

/**
 * `draft` with a fix taken back that was made of `before`. Null once it does not stand as the fix left it: whoever wrote on
 * would lose what they wrote.
 */
export function undoneDraft(draft: Draft, before: Draft, fix: DraftFix): Draft | null {
  const after = fixedDraft(before, fix)
  if (fix.kind === 'send-now')
    return draft.schedule.kind === 'now' && before.schedule.kind !== 'now'
      ? { ...draft, schedule: before.schedule }
      : null
  const [was, made, is] = [before, after, draft].map((one) => one.variants[fix.variant]?.text)
  if (was === undefined || was === made || made !== is) return null
  return withText(draft, fix.variant, () => was)
}

function withText(draft: Draft, variant: number, change: (text: string) => string): Draft {
  const variants = draft.variants.map((one, index) =>
    index === variant ? { ...one, text: change(one.text) } : one,
  )
  return { ...draft, variants }
}

function linkLast(text: string): string {
  const without = text.replace(/\s*\{\{\s*link\s*\}\}\s*/g, ' ').trim()
  return `${without} ${linkToken}`
}
