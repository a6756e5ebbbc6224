import { ADDRCONFIG, type LookupAddress } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { guardedLookup, isInsideHost, sparingly } from '@/lib/platform/address-guard.server'

describe('the own network', () => {
  it.each([
    '[::]',
    '[::1]',
    '[::10.0.0.1]',
    '[::8.8.8.8]',
    '[::ffff:10.0.0.1]',
    '[fec0::1]',
    '[feff:ffff::1]',
    '[fe80::1]',
    '10.0.0.1',
    'localhost',
  ])('has %s', (host) => {
    expect(isInsideHost(new URL(`https://${host}/`))).toBe(true)
  })

  it.each(['[::ffff:8.8.8.8]', '[0:0:0:0:0:1::1]', '[2606:4700::1111]', '8.8.8.8', 'shop.example'])(
    'does not have %s',
    (host) => {
      expect(isInsideHost(new URL(`https://${host}/`))).toBe(false)
    },
  )
})

describe('look-ups', () => {
  const address: LookupAddress = { address: '93.184.215.14', family: 4 }

  /** A resolver that answers when it is told to, by a clock of the test's own. */
  function resolver() {
    let time = 0
    const asked: { host: string; answer: () => void }[] = []
    const ended: string[] = []
    const look = sparingly(
      (host, _options, found) => asked.push({ host, answer: () => found(null, [address]) }),
      () => time,
    )
    return {
      ask: (host: string) =>
        look(host, {}, (error) => ended.push(`${host} ${(error as { code?: string } | null)?.code ?? 'ok'}`)),
      answer: (host: string, afterMs = 10) => {
        time += afterMs
        const place = asked.findIndex((one) => one.host === host)
        asked.splice(place, 1)[0]?.answer()
      },
      /** Under way just now. */
      under: () => asked.map(({ host }) => host),
      ended,
    }
  }

  it('are two at a time, and one for all who ask the same', () => {
    const { ask, answer, under, ended } = resolver()
    for (const host of ['a', 'a', 'a', 'b', 'c', 'd', 'c']) ask(host)
    expect(under()).toEqual(['a', 'b'])
    answer('b')
    expect(under()).toEqual(['a', 'c'])
    ask('a')
    answer('a')
    answer('c')
    answer('d')
    expect(ended).toEqual(['b ok', 'a ok', 'a ok', 'a ok', 'a ok', 'c ok', 'c ok', 'd ok'])
    ask('a')
    expect(under()).toEqual(['a'])
  })

  it('that got no turn in time have timed out, and are not begun', () => {
    const { ask, answer, under, ended } = resolver()
    for (const host of ['dead', 'deaf', 'late']) ask(host)
    answer('dead', 5_001)
    expect(ended).toEqual(['dead ok', 'late ETIMEDOUT'])
    expect(under()).toEqual(['deaf'])
  })

  it('of hosts that were slow leave a turn to the others, until they are quick again', () => {
    const { ask, answer, under } = resolver()
    for (const host of ['dead', 'deaf']) {
      ask(host)
      answer(host, 10_000)
    }
    for (const host of ['dead', 'deaf', 'quick']) ask(host)
    expect(under()).toEqual(['dead', 'quick'])
    answer('quick')
    expect(under()).toEqual(['dead'])
    answer('dead')
    ask('dead')
    expect(under()).toEqual(['deaf', 'dead'])
  })

  it('leave threads to the rest of the process', async () => {
    const kinds = [{}, { family: 4 }, { family: 6 }, { hints: ADDRCONFIG }, { family: 4, hints: ADDRCONFIG }]
    const ends = kinds.map(
      (kind) =>
        new Promise((resolve) => guardedLookup('webhooks')('localhost', { ...kind, all: true }, resolve)),
    )
    const held = process.getActiveResourcesInfo().filter((kind) => kind === 'GetAddrInfoReqWrap')
    expect(held).toHaveLength(2)
    const [first] = await Promise.all(ends)
    expect(String(first)).toMatch(/own network/)
  })
})
