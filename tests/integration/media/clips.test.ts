import { describe, expect, it, vi } from 'vitest'
import { readAsset } from '@/lib/media/asset-detail.server'
import { renditionsOf } from '@/lib/media/assets.server'
import { PREVIEW_ID } from '@/lib/media/av/fitted'
import { PROFILES } from '@/lib/media/profiles'
import { renderAsset, renderClip } from '@/lib/media/render.server'
import { clip, sound } from '../../unit/media/clips'
import { photo } from '../../unit/media/pictures'
import { stageForAll, uploaded } from './library'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const stage = stageForAll()

/** Uploads a file under a name that says nothing true of it; the asset's id. */
async function arrived(bytes: Buffer): Promise<string> {
  const { assetId, failure } = await uploaded(stage, bytes, 'holiday.txt')
  expect(failure).toBeNull()
  return assetId ?? ''
}

describe('a clip in the library', () => {
  it('gets a rendition for every profile, a poster and something to play', async () => {
    const id = await arrived(await clip({ seconds: 1, rate: 10, width: 160, height: 90 }))
    await renderClip(stage.ines.workspaceId, id)
    const asset = await readAsset(stage.ines.scope, id)
    expect(asset).toMatchObject({ kind: 'video', status: 'ready', failure: null, width: 160, height: 90 })
    expect(asset.durationMs).toBeGreaterThanOrEqual(1_000)
    expect(asset.thumbnail).toMatch(/\.webp$/)
    for (const { id: profileId, messageBytes } of PROFILES) {
      const rendition = asset.renditions.find((made) => made.profileId === profileId)
      expect(rendition?.status, profileId).toBe('ready')
      expect(rendition?.mime).toMatch(/^video\/(?:mp4|3gpp)$/)
      expect(rendition?.bytes).toBeLessThan(messageBytes)
    }
    const preview = asset.renditions.find((made) => made.profileId === PREVIEW_ID)
    expect(preview).toMatchObject({ status: 'ready', mime: 'video/mp4' })
    const shown = await fetch(`${stage.server.url}${preview?.src}`, { headers: { range: 'bytes=0-99' } })
    expect([shown.status, shown.headers.get('content-type')]).toEqual([206, 'video/mp4'])
    const sent = (await renditionsOf(stage.ines.scope, [id])).get(id) ?? {}
    expect(Object.keys(sent).sort()).toEqual(PROFILES.map((profile) => profile.id).sort())
  })

  it('waits in a lane of its own: no picture is kept waiting by it', async () => {
    const slow = await arrived(await clip({ seconds: 4, width: 640, height: 360, rate: 30 }))
    const picture = await arrived(await (await photo(60, 40)).png().toBuffer())
    // The lane of pictures hands it on and has done with it.
    await renderAsset(stage.ines.workspaceId, slow)
    expect((await readAsset(stage.ines.scope, slow)).status).toBe('processing')
    let clipDone = false
    const clipRender = renderClip(stage.ines.workspaceId, slow).then(() => {
      clipDone = true
    })
    await renderAsset(stage.ines.workspaceId, picture)
    expect((await readAsset(stage.ines.scope, picture)).status).toBe('ready')
    expect(clipDone).toBe(false)
    await clipRender
    expect((await readAsset(stage.ines.scope, slow)).status).toBe('ready')
  })

  it('that is damaged keeps its original and says why; the next one plays', async () => {
    const whole = await clip({ seconds: 1, tone: 880, width: 64, height: 64 })
    const broken = await arrived(whole.subarray(0, whole.length - 2_000))
    const fine = await arrived(await sound(1))
    await renderClip(stage.ines.workspaceId, broken)
    await renderClip(stage.ines.workspaceId, fine)
    const asset = await readAsset(stage.ines.scope, broken)
    expect(asset).toMatchObject({
      status: 'failed',
      failure: expect.stringMatching(/^The file ends before the clip does/),
    })
    expect(asset.renditions.every(({ status }) => status !== 'pending')).toBe(true)
    const played = await readAsset(stage.ines.scope, fine)
    expect(played).toMatchObject({ kind: 'audio', status: 'ready', width: null })
    expect(played.renditions.find(({ profileId }) => profileId === 'universal')).toMatchObject({
      status: 'ready',
      mime: 'audio/mp4',
      width: null,
    })
  })
})
