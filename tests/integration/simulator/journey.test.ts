import sharp from 'sharp'
import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SimulatorEvent } from '@/lib/carriers/simulator/api'
import { openPhones } from '@/lib/carriers/simulator/phones.server'
import type { DeliverReq } from '@/lib/mms'
import { renderContent } from '@/lib/mms'
import { AppError } from '@/lib/platform/errors'
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

const phone = (number: string) => ({ recipients: { to: [{ kind: 'number' as const, value: number }] } })
const reports = (status: string) =>
  vasp.received.filter((item) => 'mmStatus' in item && item.mmStatus === status)
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer()

describe('a message to a phone on the shelf', () => {
  it('arrives with its picture and text, byte for byte, step by step, and is reported', async () => {
    const picture = await noise(300, 200)
    const answer = await bench.submit(
      { subject: 'Drift 03', readReply: true },
      {
        slides: [
          {
            media: { contentType: 'image/jpeg', name: 'drift.jpg', body: picture },
            text: 'Pick the next Drift ✓',
          },
        ],
      },
    )
    expect(answer).toMatchObject({ op: 'SubmitRsp', transactionId: 'tx-1', status: { code: 1000 } })
    const [message] = await until(async () => {
      const found = await bench.messages('maya')
      return found[0]?.state === 'read' && found
    })
    expect(message).toMatchObject({
      subject: 'Drift 03',
      peer: '+18285550142',
      vaspId: 'acme',
      direction: 'in',
    })
    expect(message?.steps.map((step) => step.name)).toEqual([
      'submit',
      'accept',
      'shape',
      'notify',
      'wake',
      'fetch',
      'download',
      'delivered',
      'read',
    ])
    expect(message?.slides).toMatchObject([
      { text: 'Pick the next Drift ✓', media: { contentType: 'image/jpeg' } },
    ])
    const part = await request(`${bench.url}${message?.slides[0]?.media?.src}`)
    expect(Buffer.compare(Buffer.from(await part.body.arrayBuffer()), picture)).toBe(0)
    expect(part.headers['content-type']).toBe('image/jpeg')

    await until(() => vasp.received.length === 2)
    const { messageId } = answer as { messageId: string }
    expect(reports('Retrieved')).toMatchObject([
      { op: 'DeliveryReportReq', messageId, recipient: { value: '+18285550151' } },
    ])
    expect(reports('Read')).toMatchObject([{ op: 'ReadReplyReq', messageId }])
  })

  it('waits while data is off, and arrives when it is on again', async () => {
    await bench.submit(phone('+18285550154'))
    await until(() => reports('Deferred').length === 1)
    expect((await bench.messages('anika'))[0]).toMatchObject({ state: 'waiting', slides: [] })
    await bench.send('PATCH', '/handsets/anika', { data: true })
    await until(() => reports('Retrieved').length === 1)
  })

  it('is not even notified while the phone is off', async () => {
    await bench.send('PATCH', '/handsets/maya', { on: false })
    await bench.submit({})
    const before = await until(async () => {
      const [message] = await bench.messages('maya')
      return message?.steps.some((step) => step.name === 'shape') && message
    })
    expect(before.steps.some((step) => step.name === 'notify')).toBe(false)
    await bench.send('PATCH', '/handsets/maya', { on: true })
    await until(() => reports('Retrieved').length === 1)
  })

  it('expires when nobody fetches it', async () => {
    await bench.submit({ ...phone('+18285550154'), expiry: new Date(Date.now() - 1).toISOString() })
    await until(() => reports('Expired').length === 1)
    expect((await bench.messages('anika'))[0]?.state).toBe('expired')
  })

  it('is refused by a phone that rejects, and cannot reach one that only knows texts', async () => {
    await bench.send('PATCH', '/handsets/devon', { rejects: true })
    await bench.submit(phone('+18285550152'))
    await bench.submit(phone('+18285550156'))
    await until(() => vasp.received.length === 2)
    expect(reports('Rejected')).toHaveLength(1)
    expect(reports('Unrecognised')).toHaveLength(1)
    const [missed] = await bench.messages('walt')
    expect(missed).toMatchObject({
      state: 'unsupported',
      slides: [{ text: expect.stringContaining('picture message') }],
    })
  })

  it('says nothing certain where reports are denied', async () => {
    await bench.submit({ ...phone('+18285550153'), readReply: true })
    await until(async () => (await bench.messages('jun'))[0]?.state === 'read')
    await until(() => vasp.received.length === 1)
    expect(reports('Indeterminate')).toHaveLength(1)
  })

  it('is made to fit an old phone, unless that is not allowed', async () => {
    const picture = await noise(1400, 1000)
    const slides = [{ media: { contentType: 'image/jpeg', name: 'a.jpg', body: picture }, text: 'Big' }]
    const contentRef = { href: 'cid:content-1', allowAdaptations: false }
    await bench.submit(phone('+18285550155'), { slides })
    await bench.submit({ ...phone('+18285550155'), contentRef }, { slides })
    await until(() => reports('Rejected').length === 1 && reports('Deferred').length === 1)
    const shaped = (await bench.messages('rosa')).find((message) => message.state === 'waiting')
    expect(shaped?.bytes).toBeLessThan(300_000)
    await bench.send('POST', `/messages/${shaped?.id}/fetch`, {})
    await until(() => reports('Retrieved').length === 1)
    const [slide] = (
      await bench.get<{ slides: { text: string; media: { src: string } }[] }>(`/messages/${shaped?.id}`)
    ).slides
    const seen = await request(`${bench.url}${slide?.media.src}`)
    expect(await sharp(Buffer.from(await seen.body.arrayBuffer())).metadata()).toMatchObject({
      format: 'jpeg',
      width: 640,
    })
    expect(slide?.text).toBe('Big')
  })

  it('can be taken back while it waits, and not after', async () => {
    const { messageId } = (await bench.submit(phone('+18285550154'))) as { messageId: string }
    const cancel = { op: 'CancelReq' as const, transactionId: 'c', sender: { vaspId: 'acme' }, messageId }
    await until(() => reports('Deferred').length === 1)
    const { buildMm7, encodedBody, REL6 } = await import('@/lib/mms')
    const post = async () => {
      const built = buildMm7(cancel, REL6)
      return (await bench.post({ headers: built.headers, body: encodedBody(built) })).message
    }
    expect(await post()).toMatchObject({ op: 'CancelRsp', status: { code: 1000 } })
    expect(await post()).toMatchObject({ op: 'CancelRsp', status: { code: 3001 } })
    expect((await bench.messages('anika'))[0]?.state).toBe('cancelled')
  })
})

describe('what the owner does', () => {
  it('replies with text and a photo, and STOP', async () => {
    const { messageId } = (await bench.submit({})) as { messageId: string }
    await until(() => reports('Retrieved').length === 1)
    const photo = await noise(40, 30)
    await bench.send('POST', '/handsets/maya/replies', {
      text: 'A',
      photo: { contentType: 'image/jpeg', data: photo.toString('base64') },
    })
    await bench.send('POST', '/handsets/maya/replies', { text: 'STOP' })
    await until(() => vasp.received.filter((item) => item.op === 'DeliverReq').length === 2)
    const delivered = vasp.received.filter((item): item is DeliverReq => item.op === 'DeliverReq')
    const withPhoto = delivered.find((item) =>
      item.content?.parts.some((part) => part.contentType.startsWith('image/')),
    )
    expect(withPhoto).toMatchObject({
      vaspId: 'acme',
      linkedId: messageId,
      sender: { kind: 'number', value: '+18285550151' },
      recipients: { to: [{ value: '+18285550142' }] },
    })
    const texts = delivered.map((item) => renderContent(item.content as never)[0])
    expect(texts.map((slide) => slide?.text).sort()).toEqual(['A', 'STOP'])
    expect(Buffer.compare(Buffer.from(texts.find((slide) => slide?.visual)?.visual?.body ?? []), photo)).toBe(
      0,
    )
    expect((await bench.messages('maya')).map((message) => message.direction)).toEqual(['in', 'out', 'out'])
  })

  it('has nobody to answer on an empty phone, and can be wiped', async () => {
    await expect(bench.send('POST', '/handsets/maya/replies', { text: 'Hi' })).rejects.toThrow(/409/)
    await expect(bench.send('POST', '/handsets/maya/replies', {})).rejects.toThrow(/needs text or a photo/)
    await bench.submit({})
    await until(async () => (await bench.messages('maya'))[0]?.state === 'read')
    await bench.send('DELETE', '/handsets/maya/messages?vasp=other')
    expect(await bench.messages('maya')).toHaveLength(1)
    await bench.send('DELETE', '/handsets/maya/messages?vasp=acme')
    expect(await bench.messages('maya')).toHaveLength(0)
  })

  it('is seen as it happens', async () => {
    const stream = await request(`${bench.url}/events?vasp=acme`)
    let text = ''
    stream.body.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    stream.body.on('error', () => {})
    await until(() => text.includes('retry'))
    await bench.submit({})
    await bench.submit({ sender: { vaspId: 'other' } })
    await until(() => text.includes('"state":"read"'))
    stream.body.destroy()
    const events = [...text.matchAll(/^data: (.*)$/gm)].map(
      (match) => JSON.parse(match[1] as string) as SimulatorEvent,
    )
    const messages = events.flatMap((event) => (event.type === 'message' ? [event.message] : []))
    expect(new Set(messages.map((message) => message.vaspId))).toEqual(new Set(['acme']))
    expect(events.some((event) => event.type === 'handset' && event.handset.id === 'maya')).toBe(true)
  })
})

describe('a workspace at the shelf', () => {
  it('sees and touches only what its own accounts sent', async () => {
    const picture = await noise(20, 20)
    const slides = [{ media: { contentType: 'image/jpeg', name: 'a.jpg', body: picture }, text: 'Mine' }]
    const aborted = new AbortController()
    const mine = openPhones(['acme'], bench.url)
    const theirs = openPhones(['other'], bench.url)
    const seen: SimulatorEvent[] = []
    const watching = (async () => {
      for await (const event of theirs.events(aborted.signal)) seen.push(event)
    })()
    await bench.submit({}, { slides })
    const [message] = await until(async () => {
      const found = (await mine.handset('maya')).messages
      return found[0]?.state === 'read' && found
    })
    const src = message?.slides[0]?.media?.src ?? ''
    const { body, contentType } = await mine.part(src)
    expect(contentType).toBe('image/jpeg')
    expect(Buffer.compare(Buffer.concat(await body.toArray()), picture)).toBe(0)
    expect((await mine.list())[0]).toMatchObject({ id: 'maya', state: 'read', messages: 1 })

    expect((await theirs.list())[0]).toMatchObject({ id: 'maya', state: null, messages: 0 })
    await expect(theirs.message(message?.id ?? '')).rejects.toThrow(AppError)
    await expect(theirs.open(message?.id ?? '')).rejects.toThrow(AppError)
    await expect(theirs.part(src)).rejects.toThrow(AppError)
    await expect(theirs.part('/../ledger')).rejects.toThrow(AppError)
    await expect(theirs.reply('maya', { text: 'Hi', to: '1', vaspId: 'acme' })).rejects.toThrow(AppError)
    await theirs.wipeAll()
    expect((await mine.handset('maya')).messages).toHaveLength(1)
    aborted.abort()
    await watching
    expect(seen.some((event) => event.type === 'message')).toBe(false)
  })

  it('hears from a phone that has had no message yet, and of nobody it is not', async () => {
    const business = { to: '52755', vaspId: 'acme' }
    const mine = openPhones(['acme'], bench.url, business)
    await mine.wipeAll()
    await expect(openPhones(['acme'], bench.url).reply('maya', { text: 'STOP' })).rejects.toThrow(AppError)
    expect(await mine.reply('maya', { text: 'STOP' })).toMatchObject({
      direction: 'out',
      peer: '52755',
      slides: [{ text: 'STOP' }],
    })
    const stranger = openPhones(['other'], bench.url, business)
    await expect(stranger.reply('maya', { text: 'STOP' })).rejects.toThrow(AppError)
  })

  it('is told when the simulator does not run', async () => {
    await expect(openPhones(['acme'], 'http://127.0.0.1:9').list()).rejects.toThrow(/not running/)
  })
})

describe('a restart', () => {
  it('keeps messages, ledger and switches, and carries on what was under way', async () => {
    await bench.submit(phone('+18285550154'))
    await until(() => reports('Deferred').length === 1)
    await bench.send('PATCH', '/handsets/maya', { on: false })
    await bench.close()
    bench = await startBench(vasp.url, bench.folder)
    expect((await bench.messages('anika'))[0]?.state).toBe('waiting')
    expect((await bench.handset('maya')).switches.on).toBe(false)
    expect(await bench.ledger()).toMatchObject({ total: 1, entries: [{ n: 1, recipient: '+18285550154' }] })
    await bench.send('PATCH', '/handsets/anika', { data: true })
    await until(() => reports('Retrieved').length === 1)
  })

  it('still owes the reports it could not hand over', async () => {
    await bench.send('PUT', '/vasps/acme', { callbackUrl: 'http://127.0.0.1:9/' })
    await bench.submit({})
    await until(async () => (await bench.stats()).reports.retried > 0)
    await bench.send('PUT', '/vasps/acme', { callbackUrl: vasp.url })
    await bench.close()
    bench = await startBench(vasp.url, bench.folder)
    await until(() => reports('Retrieved').length === 1)
  })
})
