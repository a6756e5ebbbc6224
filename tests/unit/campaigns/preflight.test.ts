import { describe, expect, it } from 'vitest'
import { type Draft, emptyDraft } from '@/lib/campaigns/draft'
import type { PreflightFacts } from '@/lib/campaigns/finding'
import { blockersOf, preflight } from '@/lib/campaigns/preflight'
import { wordsIn } from '@/lib/words/catalogue'

const t = wordsIn('en', 'preflight')
const assetId = '01a1ffcd-ffe1-7d3f-aa59-67e5959b2e05'

function goodDraft(): Draft {
  return {
    ...emptyDraft(),
    audience: { include: [assetId], exclude: [] },
    senderId: assetId,
    linkUrl: 'larkfield.example/drift',
    variants: [
      {
        name: 'A',
        text: 'Hi {{ first_name | default: "there" }} {{ link }}',
        media: [{ assetId, altText: '' }],
        weight: 1,
      },
    ],
  }
}

function goodFacts(): PreflightFacts {
  return {
    audience: { mayBeWritten: 100, noConsent: 5, optedOut: 2, landline: 1 },
    sender: { state: 'usable', halted: '' },
    emptyFields: {},
    knownFields: ['first_name', 'city'],
    media: {
      [assetId]: {
        name: 'Drift',
        kind: 'image',
        status: 'ready',
        altText: 'A shoe',
        missing: [],
        portrait: true,
      },
    },
    messages: [{ media: 1, waiting: false, tooMuch: [], less: [], poor: [] }],
    textBytes: [80],
    hours: {
      kept: true,
      atOnce: 100,
      later: [],
      never: 0,
      day: {
        departure: Date.parse('2026-03-20T15:00:00Z'),
        from: Date.parse('2026-03-20T10:00:00Z'),
        zones: [],
      },
    },
    timeZone: 'America/New_York',
    brandName: 'Larkfield',
    now: Date.parse('2026-03-20T15:00:00Z'),
  }
}

const blockerIds = (draft: Draft, facts: PreflightFacts) =>
  blockersOf(preflight(t, draft, facts)).map((finding) => finding.id)
const adviceIds = (draft: Draft, facts: PreflightFacts) =>
  preflight(t, draft, facts).flatMap((finding) => (finding.severity === 'advice' ? finding.id : []))

describe('pre-flight', () => {
  it('finds nothing wrong with a good draft and says what passed', () => {
    const findings = preflight(t, goodDraft(), goodFacts())
    expect(findings.map((finding) => finding.severity)).toEqual(findings.map(() => 'passed'))
    expect(findings.length).toBeGreaterThan(6)
  })

  it('says in which of several variants something is wrong', () => {
    const wrong = { text: 'Hi {{ first_name }} {{ nick }}', media: [], weight: 1 }
    const draft = {
      ...goodDraft(),
      variants: [
        { ...wrong, name: 'A' },
        { ...wrong, name: 'B' },
      ],
    }
    const titles = preflight(t, draft, goodFacts()).flatMap((finding) =>
      finding.severity === 'passed' ? [] : finding.title,
    )
    for (const name of ['A', 'B'])
      expect(titles).toEqual(
        expect.arrayContaining([
          `First name in variant ${name} has no fallback`,
          `There is no field “nick”, used in variant ${name}`,
          `No picture in variant ${name}`,
        ]),
      )
  })

  it('blocks an empty draft for its audience, sender and content', () => {
    expect(blockerIds(emptyDraft(), { ...goodFacts(), audience: null, sender: null })).toEqual([
      'audience-missing',
      'sender-missing',
      'content-0',
    ])
  })

  it.each<[string, (draft: Draft, facts: PreflightFacts) => void]>([
    ['audience-counting', (_, facts) => void Object.assign(facts, { audience: null })],
    [
      'audience-empty',
      (_, facts) =>
        void Object.assign(facts, { audience: { mayBeWritten: 0, noConsent: 9, optedOut: 0, landline: 0 } }),
    ],
    [
      'sender-unusable',
      (_, facts) => void Object.assign(facts, { sender: { state: 'halted', halted: 'Halted.' } }),
    ],
    ['template-0', (draft) => void Object.assign(draft.variants[0]!, { text: 'Hi {{ first_name' })],
    [
      'field-0-nickname',
      (draft) =>
        void Object.assign(draft.variants[0]!, { text: 'Hi {{ nickname | default: "x" }} {{ link }}' }),
    ],
    [
      'fallback-0-first_name',
      (draft) => void Object.assign(draft.variants[0]!, { text: 'Hi {{ first_name }} {{ link }}' }),
    ],
    ['long-0', (_, facts) => void Object.assign(facts, { textBytes: [5001] })],
    [`picture-gone-${assetId}`, (_, facts) => void Object.assign(facts, { media: {} })],
    [
      `picture-failed-${assetId}`,
      (_, facts) => void Object.assign(facts.media[assetId]!, { status: 'failed' }),
    ],
    [
      `picture-busy-${assetId}`,
      (_, facts) => void Object.assign(facts.media[assetId]!, { missing: ['att-long'] }),
    ],
    ['link-missing', (draft) => void Object.assign(draft, { linkUrl: '' })],
    ['link-invalid', (draft) => void Object.assign(draft, { linkUrl: 'drift 02' })],
    [
      'schedule-past',
      (draft) => void Object.assign(draft, { schedule: { kind: 'at', at: '2026-03-20T14:59:00Z' } }),
    ],
    ['brand', (_, facts) => void Object.assign(facts, { brandName: ' ' })],
  ])('blocks with %s', (id, break_) => {
    const draft = goodDraft()
    const facts = goodFacts()
    break_(draft, facts)
    expect(blockerIds(draft, facts)).toEqual([id])
  })

  it.each<[string, (draft: Draft, facts: PreflightFacts) => void]>([
    ['picture-none-A', (draft) => void Object.assign(draft.variants[0]!, { media: [] })],
    [`alt-${assetId}`, (_, facts) => void Object.assign(facts.media[assetId]!, { altText: '' })],
    [`portrait-${assetId}`, (_, facts) => void Object.assign(facts.media[assetId]!, { portrait: false })],
    ['link-shortener', (draft) => void Object.assign(draft, { linkUrl: 'https://bit.ly/x' })],
    ['link-last-0', (draft) => void Object.assign(draft.variants[0]!, { text: 'Tap {{ link }} today' })],
    [
      'hours',
      (_, facts) =>
        void Object.assign(facts.hours, { later: [{ at: Date.parse('2026-03-21T12:00:00Z'), people: 12 }] }),
    ],
    ['hours-never', (_, facts) => void Object.assign(facts.hours, { never: 3 })],
    [
      'shouting-A',
      (draft) =>
        void Object.assign(draft.variants[0]!, { text: 'EVERYTHING ON THE FLOOR MUST GO TODAY {{ link }}' }),
    ],
  ])('advises with %s and does not block', (id, change) => {
    const draft = goodDraft()
    const facts = goodFacts()
    change(draft, facts)
    expect(adviceIds(draft, facts)).toContain(id)
    expect(blockerIds(draft, facts)).toEqual([])
  })

  it('says where an animation goes as a GIF, and which account takes no clips', () => {
    const asGif = (account: string | null) => {
      const less = [{ assetId, name: 'Spin', how: 'animation' as const, carriers: ['AT&T', null], account }]
      const messages = [{ ...goodFacts().messages[0]!, less }]
      const findings = preflight(t, goodDraft(), { ...goodFacts(), messages })
      return findings.find(({ id }) => id === `less-animation-${assetId}`)
    }
    expect(asGif('Hub')).toMatchObject({
      severity: 'advice',
      title: '“Spin” goes as a GIF on AT&T and other carriers',
      detail: '“Hub” takes no clips, so people get the animation instead.',
    })
    expect(asGif(null)?.detail).toMatch(/^No clip of it fits there/)
  })

  it('says whose limit counts, and blocks what an account does not take', () => {
    const heldBy = { account: 'Hub', mostBytes: 400_000, mostMedia: 3, carriers: ['AT&T', 'Verizon'] }
    const facts = { ...goodFacts(), messages: [{ ...goodFacts().messages[0]!, heldBy }] }
    const findings = preflight(t, goodDraft(), facts)
    expect(blockersOf(findings)).toEqual([])
    expect(findings.find(({ id }) => id === 'account-limit')).toMatchObject({
      title: expect.stringMatching(/^“Hub” takes at most 400\sKB of a message$/),
      detail: 'More would go through AT&T and Verizon. Everything is fitted to the account’s limit.',
    })
    const one = { ...heldBy, mostBytes: null, mostMedia: 0 }
    const tooMany = preflight(t, goodDraft(), {
      ...facts,
      messages: [{ ...facts.messages[0]!, heldBy: one }],
    })
    expect(blockersOf(tooMany).map(({ id }) => id)).toEqual(['together-A'])
    expect(tooMany.some(({ id }) => id === 'account-limit')).toBe(false)
  })

  it('names carriers without a profile of their own in the reader’s language', () => {
    const poor = [{ assetId: 'a', name: 'Hero', carriers: [null, 'AT&T'] }]
    const facts = { ...goodFacts(), messages: [{ ...goodFacts().messages[0]!, poor }] }
    const titleIn = (locale: 'en' | 'ar-XB') =>
      preflight(wordsIn(locale, 'preflight'), goodDraft(), facts).find(({ id }) => id === 'picture-poor-a')
        ?.title
    expect(titleIn('en')).toBe('“Hero” looks poor on AT&T and other carriers')
    expect(titleIn('ar-XB')).not.toContain('other carriers')
  })

  it('says for how many people a field is empty, and how to mend it', () => {
    const draft = goodDraft()
    draft.variants[0]!.text = 'Hi {{ first_name }} {{ link }}'
    const [finding] = blockersOf(preflight(t, draft, { ...goodFacts(), emptyFields: { first_name: 1148 } }))
    expect(finding).toMatchObject({
      title: 'First name is empty for 1,148 people',
      people: 1148,
      fix: { kind: 'fallback', field: 'first_name' },
    })
  })
})
