import { describe, expect, it } from 'vitest'
import { type Draft, emptyDraft } from '@/lib/campaigns/draft'
import { type DraftFix, fixedDraft, undoneDraft } from '@/lib/campaigns/fix'

const saying = (text: string): Draft => ({
  ...emptyDraft(),
  variants: [{ name: 'A', text, media: [], weight: 1 }],
})
const textOf = (draft: Draft | null) => draft?.variants[0]?.text
const fallback: DraftFix = { kind: 'fallback', variant: 0, field: 'first_name', value: 'there', label: '' }
const last: DraftFix = { kind: 'link-last', variant: 0, label: '' }

describe('a fix', () => {
  it('gives a field its fallback, and takes it back', () => {
    const before = saying('Hi {{ first_name }}')
    const after = fixedDraft(before, fallback)
    expect(textOf(after)).toBe('Hi {{ first_name | default: "there" }}')
    expect(undoneDraft(after, before, fallback)).toEqual(before)
  })

  it('moves the link to the end, and back', () => {
    const before = saying('Look {{ link }} and stay.')
    const after = fixedDraft(before, last)
    expect(textOf(after)).toBe('Look and stay. {{ link }}')
    expect(textOf(undoneDraft(after, before, last))).toBe('Look {{ link }} and stay.')
  })

  it('is not taken back over what was written since', () => {
    const before = saying('Hi {{ first_name }}')
    expect(undoneDraft(saying('Hi {{ first_name | default: "there" }}, you'), before, fallback)).toBeNull()
    expect(undoneDraft({ ...before, variants: [] }, before, fallback)).toBeNull()
    expect(undoneDraft(before, before, fallback)).toBeNull()
  })

  it('sends now, and later again', () => {
    const at = '2026-03-20T14:30:00Z'
    const before: Draft = { ...saying(''), schedule: { kind: 'at', at } }
    const now: DraftFix = { kind: 'send-now', label: '' }
    const after = fixedDraft(before, now)
    expect(after.schedule).toEqual({ kind: 'now' })
    expect(undoneDraft(after, before, now)?.schedule).toEqual({ kind: 'at', at })
    expect(undoneDraft({ ...after, schedule: { kind: 'at', at } }, before, now)).toBeNull()
  })
})
