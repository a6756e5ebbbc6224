import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divide } from '@/lib/campaigns/divide'
import { emptyDraft } from '@/lib/campaigns/draft'
import { longestTexts } from '@/lib/campaigns/longest-text'
import { messageFacts } from '@/lib/campaigns/message-facts'
import type { CampaignMedium, Delivered, LibraryFile } from '@/lib/campaigns/variant-media'
import type { AccountLimits } from '@/lib/carriers/account-limits'
import type { MediaKind } from '@/lib/media/sniff'

const file = (bytes: number, mime = 'image/jpeg'): LibraryFile => ({
  sha256: `${mime} ${bytes}`,
  mime,
  bytes,
  width: null,
  height: null,
  durationMs: null,
  score: 80,
  curve: [
    { bytes: bytes / 4, score: 60 },
    { bytes, score: 80 },
  ],
})

let assets = 0
function medium(kind: MediaKind, files: CampaignMedium['files'], more: Partial<CampaignMedium> = {}) {
  const assetId = `asset-${++assets}`
  const facts = {
    name: assetId,
    kind,
    status: 'ready' as const,
    altText: '',
    missing: [],
    portrait: true,
  }
  const original = { mime: 'image/gif', bytes: 5_000_000 }
  return {
    assetId,
    revision: 0,
    kind,
    files,
    settled: new Set(['p']),
    poster: null,
    original,
    asClip: false,
    facts,
    ...more,
  }
}

describe('the room of a message', () => {
  it('leaves the library’s own files where all of them fit', () => {
    const media = [medium('image', { p: file(100_000) }), medium('image', { p: file(150_000) })]
    expect(divide(media, 'p', 250_000)?.map(({ maxBytes }) => maxBytes)).toEqual([null, null])
    expect(divide(media, 'p', 249_999)?.some(({ maxBytes }) => maxBytes !== null)).toBe(true)
  })

  it('is never exceeded, used nearly whole, and never gives more than the library’s file has', () => {
    const kinds = fc.constantFrom<MediaKind>('image', 'gif', 'video', 'audio', 'document')
    const given = fc.array(fc.tuple(kinds, fc.integer({ min: 500, max: 900_000 })), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(given, fc.integer({ min: 10_000, max: 1_500_000 }), (asked, total) => {
        const media = asked.map(([kind, bytes]) => medium(kind, { p: file(bytes) }))
        const parts = divide(media, 'p', total)
        if (!parts) return
        const granted = parts.map(({ file: own, maxBytes }) => maxBytes ?? own?.bytes ?? 0)
        const sum = granted.reduce((a, b) => a + b, 0)
        expect(sum).toBeLessThanOrEqual(total)
        granted.forEach((bytes, index) => {
          expect(bytes).toBeLessThanOrEqual(asked[index]?.[1] ?? 0)
        })
        const wanted = asked.reduce((a, [, bytes]) => a + bytes, 0)
        expect(sum).toBeGreaterThanOrEqual(Math.min(wanted, total) - 500 * media.length)
      }),
    )
  })

  it('is known only when everything is made; a card is as large as it is', () => {
    const waiting = medium('image', {}, { settled: new Set() })
    expect(divide([medium('image', { p: file(10) }), waiting], 'p', 1e6)).toBeUndefined()
    expect(divide([medium('image', {})], 'p', 1e6)).toBeNull()
    const card = medium('document', { p: file(9_000, 'text/x-vcard') })
    const [shared, whole] = divide([medium('image', { p: file(90_000) }), card], 'p', 30_000) ?? []
    expect(whole?.maxBytes).toBeNull()
    expect(shared?.maxBytes).toBe(21_000)
    expect(divide([medium('image', { p: file(90_000) }), card], 'p', 12_000)).toBeNull()
  })

  it('has a still for a clip that cannot go, and nothing for a sound', () => {
    const poster = file(60_000)
    const parts = divide([medium('video', {}, { poster }), medium('audio', {})], 'p', 1e6)
    expect(parts?.map((part) => part.file)).toEqual([poster, null])
  })
})

describe('what the account does not take', () => {
  const takes = (mime: string) => mime.startsWith('image/')

  it('goes as a still where there is one, or not at all', () => {
    const poster = file(40_000)
    const clip = medium('video', { p: file(200_000, 'video/mp4') }, { poster })
    const sound = medium('audio', { p: file(50_000, 'audio/mp4') })
    const photo = medium('image', { p: file(90_000) })
    const parts = divide([clip, sound, photo], 'p', 400_000, takes)
    expect(parts?.map((part) => part.file)).toEqual([poster, null, photo.files.p])
    expect(divide([clip, sound, photo], 'p', 400_000)?.map((part) => part.file?.mime)).toEqual([
      'video/mp4',
      'audio/mp4',
      'image/jpeg',
    ])
  })
})

describe('an animation that was agreed to go as a clip', () => {
  const takes = (mime: string) => mime.startsWith('image/')
  const asClip = (bytes: number, original = { mime: 'image/gif', bytes: 5_000_000 }) =>
    medium('gif', { p: file(bytes, 'video/mp4') }, { asClip: true, original })

  it('is made as an animation where clips are not taken, under what the message leaves for it', () => {
    expect(divide([asClip(200_000)], 'p', 400_700)).toMatchObject([{ clips: true, maxBytes: null }])
    expect(divide([asClip(200_000)], 'p', 400_700, takes)).toMatchObject([
      { clips: false, maxBytes: 400_500 },
    ])
    expect(divide([asClip(900_000)], 'p', 400_700)).toMatchObject([{ clips: true, maxBytes: 400_500 }])
    // An original GIF never grows; of anything else its bytes say nothing.
    expect(
      divide([asClip(200_000, { mime: 'image/gif', bytes: 30_000 })], 'p', 400_700, takes),
    ).toMatchObject([{ clips: false, maxBytes: 30_000 }])
    expect(
      divide([asClip(200_000, { mime: 'image/webp', bytes: 30_000 })], 'p', 400_700, takes),
    ).toMatchObject([{ clips: false, maxBytes: 400_500 }])
    expect(divide([asClip(200_000)], 'p', 9_200, takes)).toMatchObject([{ clips: false, maxBytes: 9_000 }])
  })

  it('shares the message with the others all the same', () => {
    const photo = medium('image', { p: file(300_000) })
    const parts = divide([asClip(100_000), photo], 'p', 400_000, takes) ?? []
    const granted = parts.map(({ file: own, maxBytes }) => maxBytes ?? own?.bytes ?? 0)
    expect(granted.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(400_000)
    expect(parts.map(({ clips }) => clips)).toEqual([false, true])
    expect(Math.min(...granted)).toBeGreaterThan(50_000)
  })
})

describe('what pre-flight is told of a message', () => {
  const clip = medium('video', {})
  const photo = medium('image', {})
  const deliver = (profileId: string, pieces: Delivered['pieces']): Delivered => ({
    profileId,
    state: 'ready',
    pieces,
  })

  it('names the carriers whose people get less, and those who see the loss', () => {
    const { score: _, curve: __, ...jpeg } = file(5)
    const mp4 = { ...jpeg, mime: 'video/mp4' }
    const facts = messageFacts([
      deliver('att-long', [
        { medium: clip, file: mp4, score: null },
        { medium: photo, file: jpeg, score: 49 },
      ]),
      deliver('verizon-long', [
        { medium: clip, file: jpeg, score: null },
        { medium: photo, file: jpeg, score: 51 },
      ]),
      deliver('standard', [
        { medium: clip, file: null, score: null },
        { medium: photo, file: jpeg, score: 40 },
      ]),
    ])
    expect(facts).toEqual({
      media: 2,
      waiting: false,
      tooMuch: [],
      less: [
        { assetId: clip.assetId, name: clip.assetId, how: 'still', carriers: ['Verizon'], account: null },
        { assetId: clip.assetId, name: clip.assetId, how: 'nothing', carriers: [null], account: null },
      ],
      poor: [{ assetId: photo.assetId, name: photo.assetId, carriers: ['AT&T', null] }],
    })
  })

  it('says where an animation goes as one, or as a still, and why', () => {
    const { score: _, curve: __, ...gif } = file(5, 'image/gif')
    const going = medium('gif', {}, { asClip: true })
    const plain = medium('gif', {})
    const of = (one: typeof going, mime: string, kinds: AccountLimits['kinds'] = []) =>
      messageFacts([deliver('att-long', [{ medium: one, file: { ...gif, mime }, score: null }])], {
        name: 'Hub',
        limits: { from: null, messageBytes: null, otherBytes: null, media: null, kinds },
      }).less.map(({ how, account }) => [how, account])
    expect(of(going, 'image/gif')).toEqual([['animation', 'Hub']])
    expect(of(going, 'image/gif', ['clips'])).toEqual([['animation', null]])
    expect(of(going, 'video/mp4', ['clips'])).toEqual([])
    expect(of(plain, 'image/gif')).toEqual([])
    for (const one of [going, plain]) expect(of(one, 'image/jpeg')).toEqual([['still', null]])
  })

  it('names whose limit is the tighter one', () => {
    const limits = { from: null, messageBytes: 700_000, otherBytes: null, media: 3, kinds: [] }
    const waiting = { state: 'waiting' as const, pieces: [] }
    const facts = messageFacts(
      [
        { profileId: 'att-long', ...waiting, limit: { bytes: 700_000, by: 'account' } },
        { profileId: 'standard', ...waiting, limit: { bytes: 600_000, by: 'carrier' } },
      ],
      { name: 'Hub', limits },
    )
    expect(facts.heldBy).toEqual({ account: 'Hub', mostBytes: 700_000, mostMedia: 3, carriers: ['AT&T'] })
  })

  it('says what is not made, and what cannot be', () => {
    const facts = messageFacts([
      { profileId: 'att-long', state: 'waiting', pieces: [] },
      { profileId: 'standard', state: 'too_much', pieces: [] },
    ])
    expect(facts).toMatchObject({ waiting: true, tooMuch: [null] })
  })
})

describe('the longest text', () => {
  const brand = {
    brandName: 'Larkfield',
    optOutLine: 'Reply STOP to opt out',
    linkBase: 'https://lark.fd/l/',
  }
  const longest = (text: string, fields: Record<string, number>, linkUrl = '') => {
    const [variant] = emptyDraft().variants
    const draft = { ...emptyDraft(), linkUrl, variants: [{ ...variant!, text }] }
    return longestTexts(draft, brand, fields)[0] ?? 0
  }

  it('has every field as long as it gets, the fallback where that is longer, and short links', () => {
    const bare = longest('Hi ', {})
    expect(bare).toBe(Buffer.byteLength('Larkfield: Hi\nReply STOP to opt out'))
    expect(longest('Hi {{ first_name | default: "x" }}', { first_name: 30 })).toBe(bare + 31)
    expect(longest('Hi {{ first_name | default: "friend of ours" }}', { first_name: 3 })).toBe(bare + 15)
    expect(longest('Hi {{ attributes.size | default: "x" }}', { 'attributes.size': 9 })).toBe(bare + 10)
    const link = 'https://shop.example/a/very/long/page/that/is/shortened/before/it/goes/out'
    expect(longest('Hi {{ link }}', {}, link)).toBe(bare + 1 + 'https://lark.fd/l/'.length + 11)
  })

  it('is none of a text that cannot be read, and endless of one without bounds', () => {
    expect(longest('Hi {{ first_name', {})).toBe(0)
    expect(longest('{{ first_name }}'.repeat(30), { first_name: 300 })).toBe(Number.POSITIVE_INFINITY)
  })
})
