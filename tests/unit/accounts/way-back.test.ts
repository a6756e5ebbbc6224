import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wayBack } from '@/lib/accounts/way-back'

describe('wayBack', () => {
  it('follows paths of this application', () => {
    expect(wayBack('/larkfield/home')).toBe('/larkfield/home')
    expect(wayBack('/a/b?c=d&e=/f#g')).toBe('/a/b?c=d&e=/f#g')
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '',
    undefined,
    42,
  ])('goes home instead of to %j', (wanted) => expect(wayBack(wanted)).toBe('/'))

  it('never leaves the origin', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      '\t',
      '%2f',
      'a',
      'http',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (some) => {
        const url = new URL(wayBack(`/${some.join('')}`), 'https://marquee.example/sign-in')
        return url.origin === 'https://marquee.example'
      }),
    )
  })
})
