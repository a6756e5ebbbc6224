import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileById } from '@/lib/media/profiles'
import { directContentSchema } from '@/lib/messages/direct'
import { fileNames } from '@/lib/messages/file-names'
import { type FrozenMedium, frozenSchema } from '@/lib/messages/frozen'
import { pickRung, rungsOf, smallerRung, wordsAlone } from '@/lib/messages/rungs'

const file = (bytes: number, mime = 'image/jpeg') => ({
  sha256: `${mime}${bytes}`,
  mime,
  bytes,
  width: 1,
  height: 1,
  durationMs: null,
})
const medium = (renditions: FrozenMedium['renditions'], more: Partial<FrozenMedium> = {}): FrozenMedium => ({
  assetId: 'a',
  kind: 'image',
  altText: '',
  renditions,
  link: null,
  ...more,
})

describe('the rungs of a message', () => {
  it('are the profiles for which every medium was made, by their bytes together', () => {
    const rungs = rungsOf([
      medium({ standard: file(300), 'att-long': file(100), tollfree: file(5) }),
      medium({ standard: file(50), 'att-long': file(400) }),
    ])
    expect(rungs.map(({ profileId, bytes }) => [profileId, bytes])).toEqual([
      ['standard', 350],
      ['att-long', 500],
    ])
    expect(rungs[0]?.pieces.map((piece) => piece.file.bytes)).toEqual([300, 50])
  })

  it('lead to what some people do not get', () => {
    const clip = medium(
      { standard: file(300, 'video/mp4'), universal: file(90), 'old-handset': null },
      { kind: 'video', link: 1 },
    )
    const rungs = rungsOf([clip])
    expect(rungs.map(({ profileId, links, pieces }) => [profileId, links, pieces.length])).toEqual([
      ['old-handset', [1], 0],
      ['universal', [1], 1],
      ['standard', [], 1],
    ])
  })

  it('count an animation that is a still as less, and one that moves in whatever form as the whole', () => {
    const of = (mime: string) =>
      rungsOf([medium({ standard: file(9, mime) }, { kind: 'gif', link: 1 })]).flatMap(({ links }) => links)
    expect(['image/gif', 'video/mp4', 'image/jpeg', 'image/png'].map(of)).toEqual([[], [], [1], [1]])
  })

  it('get strictly smaller, and are never above what a profile carries where one is below', () => {
    const ids = ['att-long', 'tmobile-long', 'standard', 'tollfree', 'universal', 'old-handset']
    const sizes = fc.dictionary(
      fc.constantFrom(...ids),
      fc.integer({ min: 1, max: 2_000_000 }).map((bytes) => file(bytes)),
    )
    fc.assert(
      fc.property(
        fc.array(sizes, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...ids),
        (media, wanted) => {
          const rungs = rungsOf(media.map((renditions) => medium(renditions)))
          const first = pickRung(rungs, wanted)
          if (!first) return void expect(rungs).toEqual([])
          const limit = (id: string) => profileById(id)?.messageBytes ?? 0
          if (first.profileId !== wanted && rungs.some(({ profileId }) => limit(profileId) <= limit(wanted)))
            expect(limit(first.profileId)).toBeLessThanOrEqual(limit(wanted))
          const seen = [first.bytes]
          for (
            let rung = smallerRung(rungs, first.profileId);
            rung;
            rung = smallerRung(rungs, rung.profileId)
          )
            seen.push(rung.bytes)
          expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
          expect(seen.at(-1)).toBe(rungs[0]?.bytes)
        },
      ),
    )
  })
})

describe('what was stored when a message had one picture', () => {
  const old = {
    senderId: 's',
    numberType: 'long_code',
    brandName: 'Larkfield',
    optOutLine: '',
    linkBase: '',
    links: [],
    audience: { include: [], exclude: [] },
  }
  const picture = { sha256: 'x', mime: 'image/jpeg', bytes: 9, width: 1, height: 1 }

  it('is still read: frozen campaigns, with a picture and without', () => {
    const variant = { name: 'A', text: 'Hi', weight: 1, altText: 'A shoe' }
    const { variants } = frozenSchema.parse({
      ...old,
      variants: [
        { ...variant, assetId: 'a', renditions: { standard: picture } },
        { ...variant, assetId: null, renditions: {} },
      ],
    })
    expect(variants[0]?.media).toEqual([
      {
        assetId: 'a',
        kind: 'image',
        altText: 'A shoe',
        link: null,
        renditions: { standard: { ...picture, durationMs: null } },
      },
    ])
    expect(variants[1]?.media).toEqual([])
  })

  it('is still read: tests and replies', () => {
    const parse = (content: object) => directContentSchema.parse({ text: 'Hi', ...content }).rungs
    const pieces = [{ file: { ...picture, durationMs: null }, altText: 'A shoe' }]
    expect(parse({ picture, altText: 'A shoe' })).toEqual([{ ...wordsAlone, pieces, bytes: 9 }])
    expect(parse({ media: pieces, links: [] })).toEqual([{ ...wordsAlone, pieces, bytes: 9 }])
    for (const content of [{ picture: null }, { media: [] }, {}]) expect(parse(content)).toEqual([wordsAlone])
  })
})

describe('file names of a message', () => {
  it('are each their own, and plain where there is one', () => {
    expect(fileNames(['image/jpeg'])).toEqual(['picture.jpg'])
    expect(fileNames(['image/jpeg', 'video/mp4', 'image/jpeg', 'text/x-vcard', 'model/x'])).toEqual([
      'picture1.jpg',
      'clip2.mp4',
      'picture3.jpg',
      'contact4.vcf',
      'file5.bin',
    ])
  })
})
