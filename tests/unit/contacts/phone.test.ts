import fc from 'fast-check'
import { getCountries, getExampleNumber } from 'libphonenumber-js'
import examples from 'libphonenumber-js/examples.mobile.json'
import { describe, expect, it } from 'vitest'
import { knownCountry, parseByLibrary, parsePhone } from '@/lib/contacts/phone'
import { formatPhone } from '@/lib/contacts/phone-format'

const digit = fc.integer({ min: 0, max: 9 })
const digits = (length: number) =>
  fc.array(digit, { minLength: length, maxLength: length }).map((d) => d.join(''))

/** Ten digits in the forms that files hold, right and not quite right. */
const written = fc
  .tuple(
    fc.constantFrom('', '+1', '1', '+1 ', '1-', '+1.', '1 ', ' ', '+', '0'),
    digits(3),
    digits(3),
    digits(4),
    fc.constantFrom(0, 1, 2, 3, 4, 5),
  )
  .map(([prefix, area, exchange, line, form]) => {
    const forms = [
      `${area}${exchange}${line}`,
      `(${area}) ${exchange}-${line}`,
      `${area}-${exchange}-${line}`,
      `${area}.${exchange}.${line}`,
      `(${area})${exchange}-${line}`,
      `${area} ${exchange} ${line}`,
    ]
    return prefix + forms[form]
  })

describe('parsePhone', () => {
  it('gives the same verdict as libphonenumber for every number', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('US', 'CA', 'GB', 'JM'), (text, country) => {
        expect(parsePhone(text, country)).toEqual(parseByLibrary(text, country))
      }),
      { numRuns: 20_000 },
    )
  })

  it('gives the same verdict in every area code', () => {
    for (let area = 200; area <= 999; area++)
      for (const rest of ['2005550', '5550147', '9119999', '3450000', '6661234', '7012345']) {
        const text = `${area}${rest}`
        expect(parsePhone(text, 'US')).toEqual(parseByLibrary(text, 'US'))
      }
  })

  it.each([
    ['(828) 555-0147', 'US', '+18285550147'],
    ['+1 828.555.0147', 'GB', '+18285550147'],
    ["'8285550147", 'US', '+18285550147'],
    ['8285550147.0', 'US', '+18285550147'],
    ['416 555 0123', 'US', '+14165550123'],
    ['07400 123456', 'GB', '+447400123456'],
    ['+1 345 916 1234', 'US', '+13459161234'],
  ])('reads %j as a number of %s', (text, country, phone) => {
    expect(parsePhone(text, country)).toMatchObject({ ok: true, phone })
  })

  it('tells what a number is where the plan tells', () => {
    expect(parsePhone('020 7946 0958', 'GB')).toMatchObject({ ok: true, lineType: 'landline' })
    expect(parsePhone('07400 123456', 'GB')).toMatchObject({ ok: true, lineType: 'mobile' })
    expect(parsePhone('8285550147', 'US')).toMatchObject({ ok: true, lineType: 'unknown', country: 'US' })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['none', 'not_a_number'],
    ['maya@example.com', 'not_a_number'],
    ['8.28E+09', 'spreadsheet'],
    ['8,28555E+09', 'spreadsheet'],
    ['555-1234', 'too_short'],
    ['12', 'too_short'],
    ['828555014712', 'too_long'],
    ['1'.repeat(300), 'too_long'],
    ['222-555-0147', 'not_in_use'],
    ['828-155-0147', 'not_in_use'],
    ['828-555-0147 x12', 'extension'],
    ['800-555-0147', 'toll_free'],
    ['+1 900 555 0147', 'premium'],
    ['+999 123456789', 'no_country'],
    ['=1+1', 'not_a_number'],
    ['\u0000', 'not_a_number'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parsePhone(text, 'US')).toEqual({ ok: false, reason })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        parsePhone(text, 'US')
      }),
    )
  })
})

it('knows countries by their code', () => {
  expect(knownCountry(' us ')).toBe('US')
  expect(knownCountry('United States')).toBeUndefined()
})

it('writes American numbers as Americans do', () => {
  expect(formatPhone({ locale: 'en' }, '+18285550147')).toBe('(828) 555-0147')
  expect(formatPhone({ locale: 'en-XA' }, '+18285550147')).toBe('+1 828 555 0147')
  expect(formatPhone({ locale: 'ar-XB' }, '+18285550147')).toBe('\u2066+1 828 555 0147\u2069')
  expect(formatPhone({ locale: 'en' }, '88452')).toBe('88452')
})

describe('numbers of other plans', () => {
  const others = getCountries().flatMap((country) => {
    const example = getExampleNumber(country, examples)
    return example && example.countryCallingCode !== '1' ? [example] : []
  })
  it('stand apart from the calling code, grouped as libphonenumber groups them or not at all', () => {
    for (const example of others) {
      const whole = `+${example.countryCallingCode} ${example.nationalNumber}`
      expect([example.formatInternational(), whole]).toContain(formatPhone({ locale: 'en' }, example.number))
    }
  })
  it.each([
    ['+447400123456', '+44 7400 123456'],
    ['+525512345678', '+52 55 1234 5678'],
    ['+522221234567', '+52 222 123 4567'],
    ['+4915123456789', '+49 1512 3456789'],
    ['+50251234567', '+502 5123 4567'],
    ['+442079460018', '+44 2079460018'],
  ])('%s is read as %s', (phone, read) => {
    expect(formatPhone({ locale: 'en' }, phone)).toBe(read)
  })
})
