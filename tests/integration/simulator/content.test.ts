import { request } from 'undici'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { MessageView } from '@/lib/carriers/simulator/api'
import type { MmsContent, MmsPart } from '@/lib/mms'
import { type Bench, startBench, startVasp, until, type Vasp } from './peer'

let vasp: Vasp
let bench: Bench

beforeEach(async () => {
  vasp = await startVasp()
  bench = await startBench(vasp.url)
})
afterEach(async () => {
  await bench.remove()
  await vasp.close()
})

const bytes = (length: number, seed: number) =>
  Buffer.from(Array.from({ length }, (_, index) => (index * seed) % 256))

async function received(handset: string): Promise<MessageView> {
  return until(async () => {
    const [message] = await bench.messages(handset)
    return message?.state === 'read' && message
  })
}

async function load(src: string | undefined) {
  const answer = await request(`${bench.url}${src}`)
  return { type: answer.headers['content-type'], bytes: Buffer.from(await answer.body.arrayBuffer()) }
}

it('several slides with pictures, video, sound and texts pass through exactly and in order', async () => {
  const [clip, sound, gif] = [bytes(5_000, 7), bytes(900, 11), bytes(2_000, 13)]
  await bench.submit(
    {},
    {
      slides: [
        { media: { contentType: 'video/mp4', name: 'clip.mp4', body: clip }, text: 'One', durationMs: 9_000 },
        {
          media: { contentType: 'image/gif', name: 'two words.gif', body: gif },
          audio: { contentType: 'audio/amr', name: 'jingle.amr', body: sound },
        },
        { text: 'Three: “quotes”, ünïcode 😀' },
      ],
    },
  )
  const { slides } = await received('maya')
  expect(slides).toMatchObject([
    { text: 'One', durationMs: 9_000, media: { contentType: 'video/mp4', bytes: 5_000 } },
    { media: { contentType: 'image/gif', name: 'two words.gif' }, audio: { contentType: 'audio/amr' } },
    { text: 'Three: “quotes”, ünïcode 😀' },
  ])
  expect(await load(slides[0]?.media?.src)).toEqual({ type: 'video/mp4', bytes: clip })
  expect(await load(slides[1]?.media?.src)).toEqual({ type: 'image/gif', bytes: gif })
  expect(await load(slides[1]?.audio?.src)).toEqual({ type: 'audio/amr', bytes: sound })
})

it('a business card without SMIL arrives, and is served so that it can only be saved', async () => {
  const card: MmsPart = {
    contentType: 'text/x-vcard; name=larkfield.vcf',
    location: 'larkfield.vcf',
    body: Buffer.from('BEGIN:VCARD'),
  }
  const content: MmsContent = { kind: 'mixed', parts: [card] }
  await bench.submit({ content })
  const { slides } = await received('maya')
  expect(slides).toMatchObject([{ media: { contentType: 'text/x-vcard', name: 'larkfield.vcf' } }])
  expect(await load(slides[0]?.media?.src)).toMatchObject({ type: 'application/octet-stream' })
})

it('one request to several phones reaches each of them once, with one report each', async () => {
  const to = ['+18285550151', '+18285550152', '+13035550100'].map((value) => ({
    kind: 'number' as const,
    value,
  }))
  const answer = await bench.submit({ recipients: { to } })
  const [maya, devon] = await Promise.all([received('maya'), received('devon')])
  expect(maya.others).toEqual(['+18285550152', '+13035550100'])
  expect(devon.others).toEqual(['+18285550151', '+13035550100'])
  await until(() => vasp.received.length === 3)
  const told = vasp.received.map((item) => ('recipient' in item ? item.recipient?.value : '')).sort()
  expect(told).toEqual(['+13035550100', '+18285550151', '+18285550152'])
  expect(new Set(vasp.received.map((item) => 'messageId' in item && item.messageId))).toEqual(
    new Set([(answer as { messageId: string }).messageId]),
  )
})
