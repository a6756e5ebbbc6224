import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readAsset } from '@/lib/media/asset-detail.server'
import { renditionsOf } from '@/lib/media/assets.server'
import { PREVIEW_ID } from '@/lib/media/av/fitted'
import { closeDecoder } from '@/lib/media/decode/pool.server'
import { ingestUpload } from '@/lib/media/ingest.server'
import { uploadStates } from '@/lib/media/library.server'
import { PROFILES } from '@/lib/media/profiles'
import { renderAsset, renderClip } from '@/lib/media/render.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { clip, sound } from '../../unit/media/clips'
import { photo } from '../../unit/media/pictures'
import { mediaServer, type Person, signedIn, tusAs } from './library'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let database: TestDatabase
let server: Awaited<ReturnType<typeof mediaServer>>
let ines: Person

beforeAll(async () => {
  database = await testDatabase()
  server = await mediaServer()
  ines = await signedIn(database)
})
afterAll(async () => {
  closeDecoder()
  await server.close()
  await database.drop()
})

/** Uploads a file under a name that says nothing true of it; the asset's id. */
async function uploaded(bytes: Buffer): Promise<string> {
  const id = await tusAs(ines, server.url).upload(bytes, 'holiday.txt')
  await ingestUpload(ines.workspaceId, id)
  const state = (await uploadStates(ines.scope, [id]))[0]
  expect(state?.failure).toBeNull()
  return state?.assetId ?? ''
}

describe('a clip in the library', () => {
  it('gets a rendition for every profile, a poster and something to play', async () => {
    const id = await uploaded(await clip({ seconds: 1, rate: 10, width: 160, height: 90 }))
    await renderClip(ines.workspaceId, id)
    const asset = await readAsset(ines.scope, id)
    expect(asset).toMatchObject({ kind: 'video', status: 'ready', failure: null, width: 160, height: 90 })
    expect(asset.durationMs).toBeGreaterThanOrEqual(1_000)
    expect(asset.thumbnail).toMatch(/\.jpg$/)
    for (const { id: profileId, messageBytes } of PROFILES) {
      const rendition = asset.renditions.find((made) => made.profileId === profileId)
      expect(rendition?.status, profileId).toBe('ready')
      expect(rendition?.mime).toMatch(/^video\/(?:mp4|3gpp)$/)
      expect(rendition?.bytes).toBeLessThan(messageBytes)
    }
    const preview = asset.renditions.find((made) => made.profileId === PREVIEW_ID)
    expect(preview).toMatchObject({ status: 'ready', mime: 'video/mp4' })
    const shown = await fetch(`${server.url}${preview?.src}`, { headers: { range: 'bytes=0-99' } })
    expect([shown.status, shown.headers.get('content-type')]).toEqual([206, 'video/mp4'])
    const sent = (await renditionsOf(ines.scope, [id])).get(id) ?? {}
    expect(Object.keys(sent).sort()).toEqual(PROFILES.map((profile) => profile.id).sort())
  })

  it('waits in a lane of its own: no picture is kept waiting by it', async () => {
    const slow = await uploaded(await clip({ seconds: 4, width: 640, height: 360, rate: 30 }))
    const picture = await uploaded(await (await photo(60, 40)).png().toBuffer())
    // The lane of pictures hands it on and has done with it.
    await renderAsset(ines.workspaceId, slow)
    expect((await readAsset(ines.scope, slow)).status).toBe('processing')
    let clipDone = false
    const clipRender = renderClip(ines.workspaceId, slow).then(() => {
      clipDone = true
    })
    await renderAsset(ines.workspaceId, picture)
    expect((await readAsset(ines.scope, picture)).status).toBe('ready')
    expect(clipDone).toBe(false)
    await clipRender
    expect((await readAsset(ines.scope, slow)).status).toBe('ready')
  })

  it('that is damaged keeps its original and says why; the next one plays', async () => {
    const whole = await clip({ seconds: 1, tone: 880, width: 64, height: 64 })
    const broken = await uploaded(whole.subarray(0, whole.length - 2_000))
    const fine = await uploaded(await sound(1))
    await renderClip(ines.workspaceId, broken)
    await renderClip(ines.workspaceId, fine)
    const asset = await readAsset(ines.scope, broken)
    expect(asset).toMatchObject({
      status: 'failed',
      failure: expect.stringMatching(/^The file ends before the clip does/),
    })
    expect(asset.renditions.every(({ status }) => status !== 'pending')).toBe(true)
    const played = await readAsset(ines.scope, fine)
    expect(played).toMatchObject({ kind: 'audio', status: 'ready', width: null })
    expect(played.renditions.find(({ profileId }) => profileId === 'universal')).toMatchObject({
      status: 'ready',
      mime: 'audio/mp4',
      width: null,
    })
  })
})
