import { describe, expect, it } from 'vitest'
import { parseConfig } from '@/lib/platform/config.server'

const least = {
  DATABASE_URL: 'postgresql://marquee@127.0.0.1:5432/marquee',
  MARQUEE_SECRET: 'a secret for tests, long enough to be accepted',
}

describe('the configuration', () => {
  it('needs a database and a secret, and has a safe default for the rest', () => {
    expect(parseConfig(least)).toMatchObject({
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: 3000,
      TRUST_PROXY: 0,
      publicUrl: 'http://localhost:3000',
      linkUrl: 'http://localhost:3000',
      isProduction: true,
    })
  })

  it('names everything that is wrong at once', () => {
    const wrong = { MARQUEE_SECRET: 'short', PORT: 'eighty', SMTP_URL: 'not an address' }
    expect(() => parseConfig(wrong)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*MARQUEE_SECRET[\s\S]*SMTP_URL/)
  })

  it('never repeats a secret in what it complains about', () => {
    const wrong = { ...least, MARQUEE_SECRET: 'hunter2' }
    expect(() => parseConfig(wrong)).toThrow(/MARQUEE_SECRET needs at least 32 characters/)
    expect(() => parseConfig(wrong)).not.toThrow(/hunter2/)
  })

  it('believes a header about client certificates only where a proxy is trusted', () => {
    const named = { ...least, CLIENT_CERTIFICATE_HEADER: 'Client-Cert' }
    expect(() => parseConfig(named)).toThrow(/CLIENT_CERTIFICATE_HEADER.*TRUST_PROXY/)
    const trusted = parseConfig({ ...named, TRUST_PROXY: '1' })
    expect(trusted.CLIENT_CERTIFICATE_HEADER).toBe('client-cert')
  })

  it('takes an empty variable for one that is not set', () => {
    expect(parseConfig({ ...least, REDIS_URL: '', S3_BUCKET: '', SMTP_URL: '' })).not.toHaveProperty(
      'REDIS_URL',
    )
  })

  it('builds links on the public address, without a slash at its end', () => {
    const config = parseConfig({ ...least, PUBLIC_URL: 'https://app.example/', PORT: '8080' })
    expect(config).toMatchObject({ publicUrl: 'https://app.example', linkUrl: 'https://app.example' })
    expect(parseConfig({ ...least, LINK_URL: 'https://go.example' }).linkUrl).toBe('https://go.example')
  })

  it('reads flags as people write them', () => {
    for (const [text, value] of [
      ['1', true],
      ['true', true],
      ['0', false],
      ['false', false],
    ] as const)
      expect(parseConfig({ ...least, REDIS_CLUSTER: text }).REDIS_CLUSTER).toBe(value)
    expect(() => parseConfig({ ...least, REDIS_CLUSTER: 'maybe' })).toThrow(/REDIS_CLUSTER/)
  })

  it('cannot be changed after', () => {
    expect(() => Object.assign(parseConfig(least), { PORT: 1 })).toThrow(TypeError)
  })
})
