import { describe, expect, it } from 'vitest'
import { type Caller, guardOf, refusalOf } from '@/lib/carriers/callback-guard.server'
import { type CallbackRules, readNetworks } from '@/lib/carriers/callback-rules'
import { mm7Credentials } from '@/lib/carriers/mm7/credentials'

// A certificate made for this test alone: CN=mmsc.example, Ed25519.
const pem = `-----BEGIN CERTIFICATE-----
MIIBQjCB9aADAgECAhQ/OuAse3xm1vpLIxVSvFjNCEUY/DAFBgMrZXAwFzEVMBMG
A1UEAwwMbW1zYy5leGFtcGxlMB4XDTI2MTEyMTIzNDMzNloXDTM2MTExODIzNDMz
NlowFzEVMBMGA1UEAwwMbW1zYy5leGFtcGxlMCowBQYDK2VwAyEATuVul8Ns4snH
+KKREKctGJ495Vq8gP4O+AEeoCWNOjGjUzBRMB0GA1UdDgQWBBRQG2/KIImv2d12
/M0FtlEhrQjp/zAfBgNVHSMEGDAWgBRQG2/KIImv2d12/M0FtlEhrQjp/zAPBgNV
HRMBAf8EBTADAQH/MAUGAytlcANBAFct2WEXIk8MZSr+yXItC4zfVmYSiehkZolS
DfGvlTrElJ/9I5m2bm0tqrRpSKm4ZhoVAYnMKuInBB8cNnQEeg0=
-----END CERTIFICATE-----
`
const fingerprint = '433a24b62924d3210a13408ee30d2f255b7140fcbf4bef760bc4697394a77a34'
const der = pem.replace(/-----[^-]+-----|\s/g, '')

function refusal(rules: CallbackRules, caller: Partial<Caller>) {
  const somebody = { address: '198.51.100.7', authorization: undefined, certificate: undefined }
  return refusalOf(guardOf(rules), { ...somebody, ...caller })
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('a callback', () => {
  it('is taken from anybody who knows its address where no rule is set', () => {
    expect(refusal({}, {})).toBeUndefined()
  })

  it('needs user name and password where they are set', () => {
    const rules = { callbackUsername: 'mmsc', callbackPassword: 'lärk:field' }
    expect(refusal(rules, { authorization: basic('mmsc:lärk:field') })).toBeUndefined()
    expect(
      refusal(rules, { authorization: basic('mmsc:lärk:field').replace('Basic', 'basic') }),
    ).toBeUndefined()
    for (const authorization of [
      undefined,
      '',
      'Basic',
      basic('mmsc:'),
      basic('mmsc:lärk:fiel'),
      basic('other:lärk:field'),
      basic('mmsc:lärk:field').replace('Basic', 'Bearer'),
    ])
      expect(refusal(rules, { authorization }), authorization).toBe('credentials')
    expect(refusal({ callbackPassword: 'x' }, { authorization: basic(':') })).toBe('credentials')
  })

  it('comes from a listed network, in whichever way its address is written', () => {
    const rules = { callbackAddresses: '203.0.113.0/24\n 198.51.100.7, 2001:db8:1::/48' }
    for (const address of ['203.0.113.200', '::ffff:203.0.113.9', '198.51.100.7', '2001:db8:1:2::3'])
      expect(refusal(rules, { address }), address).toBeUndefined()
    for (const address of [
      '203.0.114.1',
      '198.51.100.8',
      '::ffff:198.51.100.8',
      '2001:db8:2::1',
      'unknown',
      '',
    ])
      expect(refusal(rules, { address }), address).toBe('address')
  })

  it('shows the agreed certificate, in every form that proxies pass on', () => {
    const rules = { callbackCertificate: fingerprint.toUpperCase().replace(/(..)(?=.)/g, '$1:') }
    for (const certificate of [
      fingerprint,
      rules.callbackCertificate,
      `:${der}:`,
      encodeURIComponent(pem),
      pem.replaceAll('\n', ' '),
    ])
      expect(refusal(rules, { certificate }), certificate).toBeUndefined()
    for (const certificate of [
      undefined,
      '',
      fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      `${fingerprint}, ${fingerprint}`,
      `:${der.slice(0, 100)}:`,
      '%E0%A4%A',
      'CN=mmsc.example',
    ])
      expect(refusal(rules, { certificate }), certificate).toBe('certificate')
  })

  it('keeps every rule that is set, not one of them', () => {
    const rules = { callbackAddresses: '203.0.113.0/24', callbackUsername: 'a', callbackPassword: 'b' }
    const authorization = basic('a:b')
    expect(refusal(rules, { authorization })).toBe('address')
    expect(refusal(rules, { address: '203.0.113.1' })).toBe('credentials')
    expect(refusal(rules, { address: '203.0.113.1', authorization })).toBeUndefined()
  })
})

describe('the rules', () => {
  it.each(['203.0.113.0/33', '203.0.113', '::1/129', 'mmsc.example', '1.2.3.4/', '/8', '10.0.0.0/8 x'])(
    'do not take %s for a network',
    (text) => {
      expect(readNetworks(text)).toBeUndefined()
    },
  )

  it.each([
    ['callbackAddresses', { callbackAddresses: ' , ' }],
    ['callbackAddresses', { callbackAddresses: '203.0.113.0/33' }],
    ['callbackAddresses', { callbackAddresses: '1.1.1.1 '.repeat(101) }],
    ['callbackCertificate', { callbackCertificate: 'ab:cd' }],
  ])('are checked when they are entered: %s', (field, rules) => {
    const given = { url: 'https://mmsc.example/mm7', vaspId: 'larkfield', ...rules }
    expect(mm7Credentials.safeParse(given).error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})
