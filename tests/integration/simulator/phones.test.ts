import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HandsetView, SimulatorEvent } from '@/lib/carriers/simulator/api'
import type { HandsetInput } from '@/lib/carriers/simulator/bodies'
import { openPhones } from '@/lib/carriers/simulator/phones.server'
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

const NUMBER = '+18285550160'
const sam: HandsetInput = {
  number: '(828) 555-0160',
  name: 'Sam’s Galaxy',
  model: 'galaxy',
  network: 'verizon',
}
const to = (number: string, vaspId = 'acme') => ({
  sender: { vaspId, address: { kind: 'number' as const, value: '+18285550142' } },
  recipients: { to: [{ kind: 'number' as const, value: number }] },
})
const told = (recipient: string) =>
  vasp.received.flatMap((item) =>
    'mmStatus' in item && item.recipient?.value === recipient ? [item.mmStatus] : [],
  )

describe('a phone that is added', () => {
  it('stands on the shelf of its workspace alone and receives what that one sends', async () => {
    const mine = openPhones(['acme'], bench.url)
    const theirs = openPhones(['other'], bench.url)
    const added = await mine.add(sam)
    expect(added).toMatchObject({
      number: NUMBER,
      added: true,
      detail: 'Verizon, unknown sender',
      device: 'android',
    })
    expect((await mine.list()).at(-1)?.id).toBe(added.id)
    expect((await theirs.list()).map(({ id }) => id)).not.toContain(added.id)
    await expect(theirs.handset(added.id)).rejects.toThrow(/does not exist/)
    await expect(theirs.remove(added.id)).rejects.toThrow(/does not exist/)
    await expect(theirs.change(added.id, { on: false })).rejects.toThrow(/does not exist/)

    await bench.submit(to(NUMBER, 'other'))
    await bench.submit(to(NUMBER))
    await until(async () => (await mine.handset(added.id)).messages[0]?.state === 'read')
    expect(await bench.messages(added.id)).toHaveLength(1)
  })

  it('may have the number of another workspace’s phone, and answers its own', async () => {
    const [mine, theirs] = [openPhones(['acme'], bench.url), openPhones(['other'], bench.url)]
    const [own, other] = [await mine.add(sam), await theirs.add({ ...sam, model: 'iphone' })]
    await bench.submit({ ...to(NUMBER, 'other'), deliveryReport: true, readReply: true })
    await until(() => told(NUMBER).includes('Read'))
    expect((await mine.handset(own.id)).messages).toHaveLength(0)
    await theirs.reply(other.id, { text: 'STOP' })
    const delivered = await until(() => vasp.received.find((item) => item.op === 'DeliverReq'))
    expect(delivered).toMatchObject({ vaspId: 'other', sender: { value: NUMBER } })
  })

  it('is still there, as it was set, after a restart', async () => {
    const { id } = await bench.send<HandsetView>('POST', '/handsets', {
      ...sam,
      switches: { reports: false },
    })
    await bench.send('PATCH', `/handsets/${id}`, { on: false, name: 'Sam’s old Galaxy', network: 'att' })
    await bench.submit(to(NUMBER))
    await bench.close()
    bench = await startBench(vasp.url, bench.folder)
    expect(await bench.handset(id)).toMatchObject({
      name: 'Sam’s old Galaxy',
      network: 'att',
      switches: { on: false, reports: false, mms: true },
      messages: 1,
    })
    await bench.send('PATCH', `/handsets/${id}`, { on: true })
    await until(() => told(NUMBER).includes('Indeterminate'))
  })

  it('is gone with its messages when it is removed, and what was on its way is reported', async () => {
    const { id } = await bench.send<HandsetView>('POST', '/handsets', { ...sam, switches: { data: false } })
    await bench.submit(to(NUMBER))
    await until(() => told(NUMBER).includes('Deferred'))
    const [message] = await bench.messages(id)
    await bench.send('DELETE', `/handsets/${id}`)
    await until(() => told(NUMBER).includes('Expired'))
    await expect(bench.handset(id)).rejects.toThrow(/404/)
    await expect(bench.get(`/messages/${message?.id}`)).rejects.toThrow(/404/)
    await bench.close()
    bench = await startBench(vasp.url, bench.folder)
    await expect(bench.handset(id)).rejects.toThrow(/404/)
    expect((await bench.send<HandsetView>('POST', '/handsets', sam)).id).not.toBe(id)
  })

  it('is seen coming and going by its own workspace only', async () => {
    const aborted = new AbortController()
    const seen: Record<'acme' | 'other', SimulatorEvent[]> = { acme: [], other: [] }
    const watch = async (id: 'acme' | 'other') => {
      for await (const event of openPhones([id], bench.url).events(aborted.signal)) seen[id].push(event)
    }
    const watching = [watch('acme'), watch('other')]
    const mine = openPhones(['acme'], bench.url)
    await until(async () => {
      await mine.change('maya', { data: true })
      return seen.acme.length > 0 && seen.other.length > 0
    })
    const { id } = await mine.add(sam)
    await mine.remove(id)
    // What comes last for both: when it is there, so is all before it.
    await bench.send('PATCH', '/handsets/maya', { rejects: true })
    const isMark = (event: SimulatorEvent) =>
      event.type === 'handset' && event.handset.switches.rejects && event.handset.id === 'maya'
    await until(() => seen.acme.some(isMark) && seen.other.some(isMark))
    aborted.abort()
    await Promise.all(watching)
    expect(seen.acme.some((event) => event.type === 'removed' && event.handsetId === id)).toBe(true)
    expect(seen.acme.some((event) => event.type === 'handset' && event.handset.id === id)).toBe(true)
    expect(JSON.stringify(seen.other)).not.toContain(id)
  })
})

describe('how a phone is set', () => {
  it('takes texts only, or fetches when asked, from one moment to the next', async () => {
    await bench.send('PATCH', '/handsets/maya', { mms: false })
    await bench.send('PATCH', '/handsets/devon', { autoFetch: false })
    await bench.submit({})
    await bench.submit(to('+18285550152'))
    await until(
      () => told('+18285550151').includes('Unrecognised') && told('+18285550152').includes('Deferred'),
    )
    expect(await bench.handset('devon')).toMatchObject({ detail: 'T-Mobile, fetches when asked' })
    await bench.send('PATCH', '/handsets/devon', { autoFetch: true })
    await until(() => told('+18285550152').includes('Retrieved'))
  })

  it('is set by each workspace for itself on the phones that all share', async () => {
    const [mine, theirs] = [openPhones(['acme'], bench.url), openPhones(['other'], bench.url)]
    await mine.change('maya', { on: false })
    expect((await mine.list())[0]).toMatchObject({
      id: 'maya',
      detail: 'AT&T, switched off',
      switches: { on: false },
    })
    expect((await theirs.list())[0]).toMatchObject({ id: 'maya', switches: { on: true } })
    await bench.submit({})
    await bench.submit(to('+18285550151', 'other'))
    await until(async () => (await theirs.handset('maya')).messages[0]?.state === 'read')
    expect((await mine.handset('maya')).messages[0]?.state).toBe('submitted')
  })

  it('has one phone of every kind from the start', async () => {
    const shelf = await bench.get<HandsetView[]>('/handsets')
    const details = shelf.map((handset) => handset.detail)
    expect(new Set(shelf.map(({ device }) => device))).toEqual(
      new Set(['iphone', 'android', 'feature', 'basic']),
    )
    for (const kind of ['switched off', 'refuses', 'reports off', 'texts only', 'data off'])
      expect(
        details.some((detail) => detail.includes(kind)),
        kind,
      ).toBe(true)
  })
})

describe('what cannot be', () => {
  it.each([
    [{ ...sam, number: '555-0160' }, 'number', /area code/],
    [{ ...sam, number: '(128) 555-0160' }, 'number', /area code/],
    [{ ...sam, model: 'toaster' }, 'model', /Choose a model/],
    [{ ...sam, network: 'sprint' }, 'network', /Choose a carrier: AT&T/],
    [{ ...sam, name: ' ' }, 'name', /Give the phone a name/],
  ])('%j is refused at the field', async (input, field, words) => {
    const refused = await openPhones(['acme'], bench.url)
      .add(input as HandsetInput)
      .catch((error: AppError) => error)
    expect(refused).toBeInstanceOf(AppError)
    expect((refused as AppError).details.fields?.[field]).toMatch(words)
  })

  it('names the phone in the way, the model’s limits, and what is always there', async () => {
    const phones = openPhones(['acme'], bench.url)
    await expect(phones.add({ ...sam, number: '8285550151' })).rejects.toThrow(
      'Maya’s iPhone already has this number.',
    )
    await expect(phones.add({ ...sam, model: 'flip', switches: { mms: true } })).rejects.toThrow(
      /only knows texts/,
    )
    await expect(phones.change('walt', { mms: true })).rejects.toThrow(/Walt’s flip phone only knows texts/)
    await expect(phones.change('maya', { name: 'Mine' })).rejects.toThrow(/always there as it is/)
    await expect(phones.remove('maya')).rejects.toThrow(/Only phones that were added/)
    await expect(openPhones([], bench.url).add(sam)).rejects.toThrow(/Connect the built-in simulator first/)
  })

  it('ends at fifty phones for a workspace, and counts for each alone', async () => {
    const phones = openPhones(['acme'], bench.url)
    const at = (index: number) => ({ ...sam, number: `+1828555${String(1000 + index)}` })
    for (let index = 0; index < 50; index++) await phones.add(at(index))
    await expect(phones.add(at(50))).rejects.toThrow(/already 50 added phones/)
    expect(await openPhones(['other'], bench.url).add(at(50))).toMatchObject({ added: true })
  })
})
