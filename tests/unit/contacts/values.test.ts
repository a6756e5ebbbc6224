import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeKey, mergeFields, mergeKeys } from '@/lib/contacts/fields'
import { csvCell } from '@/lib/contacts/import/error-file'
import { guessMapping, guessType, looksLikeHeader } from '@/lib/contacts/import/guess'
import { rowReader } from '@/lib/contacts/import/row'
import { csvTokenizer } from '@/lib/contacts/import/tokenizer'
import { searchTerms } from '@/lib/contacts/list'
import { stateCode } from '@/lib/contacts/places'
import {
  readBoolean,
  readCarrier,
  readConsent,
  readDate,
  readEmail,
  readNumber,
  readTags,
} from '@/lib/contacts/values'
import { wordsIn } from '@/lib/words/catalogue'

describe('values of cells', () => {
  it.each([
    ['1990-03-21', '1990-03-21'],
    ['1990/3/1', '1990-03-01'],
    ['2024-05-06T10:20:30Z', '2024-05-06'],
    ['3/21/1990', '1990-03-21'],
    ['21/3/1990', '1990-03-21'],
    ['21.3.1990', '1990-03-21'],
    ['3/4/90', '1990-03-04'],
    ['3/4/05', '2005-03-04'],
    ['Mar 21, 1990', '1990-03-21'],
    ['March 21, 1990', '1990-03-21'],
    ['2/30/1990', undefined],
    ['31/31/99', undefined],
    ['1/1/1800', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('reads the date %j', (text, date) => expect(readDate(text)).toBe(date))

  it.each([
    ['1,234.50', 1234.5],
    ['$12', 12],
    ['-3', -3],
    ['12 %', 12],
    ['1e3', 1000],
    ['1,23', undefined],
    ['0x10', undefined],
    ['Infinity', undefined],
    ['1e999', undefined],
    ['', undefined],
  ])('reads the number %j', (text, number) => expect(readNumber(text)).toBe(number))

  it('takes a bare no as nobody having been asked, not as an opt-out', () => {
    expect(['yes', 'TRUE', '1', 'Opted In', 'subscribed'].map(readConsent)).toEqual(Array(5).fill('yes'))
    expect(['unsubscribed', 'Opt-out', 'STOP'].map(readConsent)).toEqual(Array(3).fill('out'))
    expect(['no', '0', 'FALSE', '', 'maybe', 'never_subscribed'].map(readConsent)).toEqual(
      Array(6).fill(undefined),
    )
  })

  it('reads places, carriers, tags and addresses', () => {
    expect(['North Carolina', 'nc', 'N.C.', 'Ontario'].map((state) => stateCode(state, 'US'))).toEqual([
      'NC',
      'NC',
      'NC',
      undefined,
    ])
    expect(stateCode('Ontario', 'CA')).toBe('ON')
    expect(
      ['AT&T Wireless', 'T-Mobile USA', 'Verizon', 'US Cellular', 'Orange', ''].map(readCarrier),
    ).toEqual(['att', 'tmobile', 'verizon', 'uscellular', 'other', undefined])
    expect(readTags('vip; summer, vip | ')).toEqual(['vip', 'summer'])
    expect(readEmail(' Maya@Example.COM ')).toBe('maya@example.com')
    expect(['maya', 'a@b', 'a b@c.de', '<x@y.zz>'].map(readEmail)).toEqual(Array(4).fill(undefined))
    expect(readBoolean('Y')).toBe(true)
  })
})

describe('a row', () => {
  const read = rowReader(
    { columns: [{ to: 'phone' }, { to: 'full_name' }, { to: 'country' }, { to: 'birthday' }], tags: [] },
    'US',
    '2026-01-01',
  )

  it('takes the country of the row for a number without a prefix', () => {
    expect(read(['07400 123456', 'Zoë Lee', 'United Kingdom', '']).row).toMatchObject({
      phone: '+447400123456',
      country: 'GB',
      firstName: 'Zoë',
      lastName: 'Lee',
      lineType: 'mobile',
    })
  })

  it('is taken without a value that cannot be read, and says which', () => {
    expect(read(['8285550101', 'Lee, Zoë', '', 'soon'])).toMatchObject({
      note: 'birthday',
      row: { firstName: 'Zoë', lastName: 'Lee', birthday: null },
    })
    expect(read(['8285550101', '', 'Atlantis', ''])).toMatchObject({ note: 'country' })
    expect(read(['020 7946 0958', '', 'GB', ''])).toMatchObject({ note: 'landline' })
  })

  it('may be short, but not long: more cells than columns mean that they have moved', () => {
    expect(read(['8285550101']).row).toBeDefined()
    expect(read(['8285550101', '', '', '', '', '']).row).toBeDefined()
    expect(read(['8285550101', 'a', '', '', 'x']).reason).toBe('too_many_cells')
    expect(read(['8285550101', 'A\0nn']).reason).toBe('zero_byte')
    expect(read([]).reason).toBe('empty')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (cells) => void read(cells)),
    )
  })
})

describe('guessing', () => {
  it('maps headings of the usual exports, each field once', () => {
    const header = [
      'First Name',
      'Last Name',
      'Phone Number',
      'E-mail',
      'ZIP',
      'State',
      'SMS Consent',
      'Phone',
      'Shoe size',
    ]
    const to = guessMapping(header, [], [{ key: 'shoe_size', label: 'Shoe size', type: 'number' }], 'US')
    expect(to.map((column) => column.to)).toEqual([
      'first_name',
      'last_name',
      'phone',
      'email',
      'postal_code',
      'state',
      'consent',
      'ignore',
      'attribute',
    ])
  })

  it('finds numbers and addresses by their looks', () => {
    const rows = [
      ['x', '(828) 555-0101', 'a@example.com'],
      ['y', '(828) 555-0102', ''],
    ]
    expect(guessMapping(['A', 'B', 'C'], rows, [], 'US').map(({ to }) => to)).toEqual([
      'ignore',
      'phone',
      'email',
    ])
  })

  it('knows a header from a person', () => {
    expect(looksLikeHeader(['phone', 'name'], 'US')).toBe(true)
    expect(looksLikeHeader(['8285550101', 'Maya'], 'US')).toBe(false)
  })

  it('keeps codes with a leading zero as text', () => {
    expect(guessType(['01234', '99'])).toBe('text')
    expect(guessType(['12', '', '3.5'])).toBe('number')
    expect(guessType(['yes', 'no'])).toBe('boolean')
    expect(guessType(['1990-03-21', '3/4/90'])).toBe('date')
    expect(guessType(['', ''])).toBe('text')
  })
})

describe('cells of the error file', () => {
  it('never begin a formula, and come back as they were', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', '\n', 'a', '1') }),
        (value) => {
          const [record] = (() => {
            const tokenizer = csvTokenizer({ delimiter: ',', newline: '\n' })
            return [...tokenizer.push(`x,${csvCell(value)}\n`), ...tokenizer.end()]
          })()
          const cell = record?.cells?.[1] ?? ''
          if (/^[=+\-@\t\r\n]/.test(cell)) expect(cell).toMatch(/^[+-]?[\d\s().-]+$/)
          expect(cell.replace(/^'/, '')).toBe(value)
        },
      ),
    )
    expect(csvCell('+18285550101')).toBe('+18285550101')
    expect(csvCell('=1+1')).toBe("'=1+1")
    expect(csvCell("-1+cmd|' /C calc'!A0")).toBe("'-1+cmd|' /C calc'!A0")
  })
})

describe('fields', () => {
  it('names attributes so that no built-in field is hidden', () => {
    const own = { key: 'first_name', label: 'Own', type: 'text' } as const
    const keys = mergeFields(wordsIn('en', 'contacts'), [own]).map(({ key }) => key)
    expect(mergeKeys([own])).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('attributes.first_name')
  })

  it('makes keys that a template can carry', () => {
    expect(attributeKey('Lieblingsfarbe (Öl)')).toBe('lieblingsfarbe_ol')
    expect(attributeKey('2nd visit')).toBe('a_2nd_visit')
    expect(attributeKey('!!!')).toBe('')
  })
})

it('sees a number in a search, with or without the country code', () => {
  expect(searchTerms('(828) 555')).toEqual({ phones: ['+1828555', '+828555'], words: [] })
  expect(searchTerms('+44 20')).toEqual({ phones: ['+4420'], words: [] })
  expect(searchTerms(' Maya  Or ')).toEqual({ phones: [], words: ['maya', 'or'] })
  expect(searchTerms('').words).toEqual([])
})
