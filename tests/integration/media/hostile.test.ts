import { describe, expect, it, vi } from 'vitest'
import { readAsset } from '@/lib/media/asset-detail.server'
import { renderAsset, renderClip } from '@/lib/media/render.server'
import { inEnglish, sayWritten } from '@/lib/words/said'
import { clip, sound } from '../../unit/media/clips'
import { box, latin1, reindexed, replaced, u32 } from '../../unit/media/forge'
import { animation, photo, pngClaiming } from '../../unit/media/pictures'
import { stageForAll, uploaded } from './library'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const stage = stageForAll()

async function arrived(bytes: Buffer) {
  const { assetId, failure } = await uploaded(stage, bytes, 'holiday.jpg')
  return { assetId, failure: failure ? sayWritten(inEnglish, failure) : null }
}

/** What the worker does with an asset, in whichever lane. */
async function rendered(assetId: string): Promise<void> {
  const { kind } = await readAsset(stage.ines.scope, assetId)
  await (kind === 'video' || kind === 'audio' ? renderClip : renderAsset)(stage.ines.workspaceId, assetId)
}

/** Hostile files that look like media, and how the sentence begins that their owner reads. */
async function hostile(): Promise<[Buffer, RegExp][]> {
  const film = await clip({ width: 160, height: 90, seconds: 1 })
  const jpeg = await (await photo(300, 200, 80)).jpeg().toBuffer()
  const gif = await animation(8, 8, 90)
  gif.writeUInt16LE(2_000, 6)
  gif.writeUInt16LE(2_000, 8)
  const hours = reindexed(await sound(1, 660), (moov) =>
    replaced(moov, 'stts', () => box('stts', u32(0, 1, 44, 8_000 * 44_100))),
  )
  return [
    [jpeg.subarray(0, jpeg.length >> 1), /^The file ends before the picture does/],
    [pngClaiming(30_000, 30_000, 5_000), /^The picture has more than 40 megapixels/],
    [gif, /^The animation is too long to be made for phones/],
    [Buffer.concat([jpeg.subarray(0, 40), Buffer.alloc(5_000, 9)]), /^The file (?:is damaged|ends before)/],
    [film.subarray(0, film.length >> 1), /^The file ends before the clip does/],
    [reindexed(film, () => box('moov')), /^There is neither picture nor sound in this file/],
    [hours, /^The file says it lasts longer than 30 minutes/],
    [latin1('\x1aE\xdf\xa3#EXTM3U\nfile:///etc/passwd\n'), /^The file is damaged and cannot be played/],
  ]
}

describe('hostile files among good ones', () => {
  it('are each told why, and the good ones behind them are made', async () => {
    const files = await hostile()
    const refused = await Promise.all(files.map(async ([bytes]) => (await arrived(bytes)).assetId ?? ''))
    const good = await Promise.all(
      [
        await (await photo(90, 60)).png().toBuffer(),
        await animation(60, 40, 4),
        await clip({ width: 128, height: 96, seconds: 1, tone: 0 }),
        await sound(1, 990),
      ].map(async (bytes) => (await arrived(bytes)).assetId ?? ''),
    )
    expect([...refused, ...good].every(Boolean)).toBe(true)
    // All at once, as a queue hands them out; the good ones wait behind the others.
    await Promise.all([...refused, ...good].map(rendered))
    for (const [at, assetId] of refused.entries()) {
      const asset = await readAsset(stage.ines.scope, assetId)
      expect(asset.status).toBe('failed')
      expect(sayWritten(inEnglish, asset.failure ?? '')).toMatch(files[at]?.[1] ?? /never/)
      expect(asset.renditions.every(({ status }) => status === 'failed')).toBe(true)
    }
    for (const assetId of good) {
      const asset = await readAsset(stage.ines.scope, assetId)
      expect(asset).toMatchObject({ status: 'ready', failure: null })
      expect(asset.renditions.find(({ profileId }) => profileId === 'universal')?.status).toBe('ready')
    }
  })

  it('that are no media at all become no asset, whatever they are called', async () => {
    const lists = [
      '#EXTM3U\n#EXTINF:3,\nfile:///etc/passwd\n',
      "ffconcat version 1.0\nfile '/etc/passwd'\n",
      ';FFMETADATA1\ntitle=x\n',
    ]
    for (const list of lists)
      expect(await arrived(latin1(list))).toMatchObject({
        assetId: null,
        failure: expect.stringMatching(/^This is not a file we can read/),
      })
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    expect((await arrived(latin1(svg))).failure).toMatch(/^SVG is a drawing program/)
    expect((await arrived(latin1('<!doctype html><script>x()</script>'))).failure).toMatch(/^This is HTML/)
  })
})
