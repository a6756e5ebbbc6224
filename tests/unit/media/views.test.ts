import { describe, expect, it } from 'vitest'
import { rateOf, totalsOf, type UploadItem, withServerState } from '@/components/media/upload-item'
import { type AssetSummary, lightsOf, type RenditionView, verdictOf, weightOf } from '@/lib/media/asset'
import { nameOfFile, sizeRefusal } from '@/lib/media/upload'
import { verdictWords } from '@/lib/media/verdict-words'
import { wordsIn } from '@/lib/words/catalogue'

const rendition: RenditionView = {
  profileId: 'att-long',
  status: 'ready',
  src: '/media/x.jpg',
  sha256: 'a'.repeat(64),
  mime: 'image/jpeg',
  bytes: 90_000,
  width: 480,
  height: 640,
  quality: 88,
  chroma: '4:2:0',
  score: null,
  curve: [],
  frames: 1,
  clip: null,
  encodes: 2,
  ms: 40,
  sameAs: null,
  failure: null,
}
const photo = { kind: 'image' as const, width: 3_024, height: 4_032, frames: 1 }
const clip = { durationMs: 8_000, frameRate: 24, audioCodec: 'aac', channels: 2, bitRate: 600_000 }

const t = wordsIn('en', 'media')

describe('verdictOf', () => {
  it.each([
    [{}, photo, 'fits', 'Sharp'],
    [{ status: 'pending' as const }, photo, 'none', 'Not made yet'],
    [{ status: 'failed' as const, failure: 'Too much text' }, photo, 'refused', 'Cannot be sent'],
    [{ quality: 41 }, photo, 'look', 'Soft'],
    [{ width: 240, height: 320 }, photo, 'look', 'Small'],
    [{ width: 240, height: 320 }, { ...photo, width: 240, height: 320 }, 'fits', 'Sharp'],
    [{ score: 93.4 }, photo, 'fits', 'As good as the original'],
    [{ score: 71, quality: 41 }, photo, 'fits', 'Good'],
    [{ score: 58 }, photo, 'look', 'Fair'],
    [{ score: 31 }, photo, 'look', 'Poor'],
    [{ score: 93, width: 240, height: 320 }, photo, 'look', 'Small'],
    [{ frames: 18, quality: null }, { ...photo, frames: 18 }, 'fits', 'Moves'],
    [{ frames: 9, quality: null }, { ...photo, frames: 18 }, 'look', 'Fewer frames'],
    [{ frames: 1 }, { ...photo, frames: 18 }, 'look', 'Stands still'],
    [{ clip, frames: null }, { ...photo, kind: 'video' as const, frames: null }, 'fits', 'Plays'],
    [{ clip: { ...clip, frameRate: 8 } }, { ...photo, kind: 'video' as const }, 'look', 'Jerky'],
    [{ clip, width: 176, height: 144 }, { ...photo, kind: 'video' as const }, 'look', 'Small'],
    [{ clip, score: 44 }, { ...photo, kind: 'video' as const }, 'look', 'Poor'],
    [
      { clip: { ...clip, frameRate: null, audioCodec: 'amr' }, width: null, height: null },
      { kind: 'audio' as const, width: null, height: null, frames: null },
      'look',
      'As a telephone',
    ],
    [{}, { kind: 'document' as const, width: null, height: null, frames: null }, 'fits', 'Fits'],
  ])('of %o is told in a word', (change, original, fit, word) => {
    const changed = { ...rendition, ...change }
    const verdict = verdictOf(changed, original)
    expect({ ...verdict, ...verdictWords(t, verdict, changed) }).toMatchObject({ fit, word })
  })

  it('lights five lamps in drawing order, dark where nothing was made', () => {
    expect(lightsOf([{ ...rendition, profileId: 'tollfree' }], photo).map((light) => light.fit)).toEqual([
      'none',
      'none',
      'none',
      'fits',
      'none',
    ])
  })

  it('weighs the whole message, not the file', () => {
    const weight = weightOf(rendition)
    expect(weight?.limit).toBe(1_000_000)
    expect(weight?.bytes).toBeGreaterThan(90_000 + 1_600)
  })
})

describe('uploads in the tray', () => {
  const item: UploadItem = {
    id: 'u',
    name: 'drift.jpg',
    bytes: 1_000,
    sent: 1_000,
    state: 'making',
    preview: null,
    serverId: 's1',
    asset: null,
    duplicateOf: null,
    reason: null,
  }
  const state = { id: 's1', assetId: 'a1', duplicateOf: null, failure: null, finished: true }
  const asset = { id: 'a1', status: 'processing', failure: null } as AssetSummary

  it('follow what the server says', () => {
    expect(withServerState(item, [], []).state).toBe('making')
    expect(withServerState(item, [state], [asset])).toMatchObject({ state: 'making', asset })
    expect(withServerState(item, [state], [{ ...asset, status: 'ready' }]).state).toBe('done')
    expect(
      withServerState(item, [state], [{ ...asset, status: 'failed', failure: 'Cut off' }]),
    ).toMatchObject({
      state: 'refused',
      reason: 'Cut off',
    })
    const duplicateOf = { id: 'a0', name: 'Drift' }
    expect(withServerState(item, [{ ...state, duplicateOf }], []).state).toBe('duplicate')
    expect(withServerState(item, [{ ...state, failure: 'Not a picture' }], []).reason).toBe('Not a picture')
  })

  it('add up without what was refused', () => {
    const half = { ...item, id: 'h', sent: 500, state: 'sending' as const }
    const refused = { ...item, id: 'r', bytes: 9_999, sent: 0, state: 'refused' as const }
    expect(totalsOf([item, half, refused])).toEqual({ files: 3, open: 2, share: 0.75, left: 500 })
  })

  it('tell a rate only once it means something', () => {
    expect(rateOf([{ at: 0, sent: 0 }])).toBeNull()
    expect(
      rateOf([
        { at: 0, sent: 0 },
        { at: 300, sent: 900 },
      ]),
    ).toBeNull()
    expect(
      rateOf([
        { at: 0, sent: 0 },
        { at: 2_000, sent: 8_000 },
      ]),
    ).toBe(4_000)
  })
})

describe('files and cursors', () => {
  it('are refused by size with what to do', () => {
    expect(sizeRefusal(0)).toBe('empty')
    expect(sizeRefusal(100_000_000)).toBeNull()
    expect(sizeRefusal(100_000_001)).toBe('tooLarge')
  })

  it('are named after the file, whatever it is called', () => {
    expect(nameOfFile('Drift_02  hero.JPG')).toBe('Drift 02 hero')
    expect(nameOfFile('C:\\pictures\\spring.sale.png')).toBe('spring.sale')
    expect(nameOfFile('../../etc/passwd')).toBe('passwd')
    expect(nameOfFile('\u0000\u202e.jpg')).toBe('Untitled')
  })
})
