import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRecord, csvTokenizer, maxRowCharacters, sniffDialect } from '@/lib/contacts/import/tokenizer'

const comma = { delimiter: ',', newline: '\n' } as const

function tokenize(
  text: string,
  pieces = 1,
  dialect: Parameters<typeof csvTokenizer>[0] = comma,
): CsvRecord[] {
  const tokenizer = csvTokenizer(dialect)
  const records: CsvRecord[] = []
  const size = Math.max(1, Math.ceil(text.length / pieces))
  for (let at = 0; at < text.length; at += size) records.push(...tokenizer.push(text.slice(at, at + size)))
  return [...records, ...tokenizer.end()]
}

const cellsOf = (records: CsvRecord[]) => records.map((record) => record.cells ?? record.fault)

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('csvTokenizer', () => {
  it('reads back what a writer wrote, however the text is cut into pieces', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', ';', '\u{1F44D}'),
      maxLength: 6,
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, pieces, eol) => {
          const text = rows.map((row) => row.map(quoted).join(',') + eol).join('')
          expect(cellsOf(tokenize(text, pieces))).toEqual(rows)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives the same rows for any text in one piece and in many', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '1'), maxLength: 80 })
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 80 }), (csv, pieces) => {
        expect(tokenize(csv, pieces)).toEqual(tokenize(csv))
      }),
      { numRuns: 1000 },
    )
  })

  it('counts physical lines, also inside quotes and over empty ones', () => {
    const records = tokenize('a,b\n\n"x\ny\nz",2\r\nc,d')
    expect(records.map(({ line }) => line)).toEqual([1, 3, 6])
    expect(cellsOf(records)).toEqual([
      ['a', 'b'],
      ['x\ny\nz', '2'],
      ['c', 'd'],
    ])
  })

  it('takes a quote inside a cell as it stands', () => {
    expect(cellsOf(tokenize('5" pipe,x\n"a"b,c\n'))).toEqual([
      ['5" pipe', 'x'],
      ['ab', 'c'],
    ])
  })

  it('gives up on a quote that never closes, and goes on with the next line', () => {
    const records = tokenize(`a,"b\nc,d\n${'e,f\n'.repeat(40_000)}`, 30)
    expect(records[0]).toMatchObject({ line: 1, fault: 'open_quote', raw: 'a,"b' })
    expect(records[1]).toMatchObject({ line: 2, cells: ['c', 'd'] })
    expect(records).toHaveLength(40_002)
  })

  it('refuses a line of ten megabytes without keeping it, and goes on', () => {
    const tokenizer = csvTokenizer(comma)
    const records = [...tokenizer.push('a,b\n')]
    for (let piece = 0; piece < 160; piece++) records.push(...tokenizer.push('x'.repeat(65_536)))
    records.push(...tokenizer.push('\nc,d\n'), ...tokenizer.end())
    expect(cellsOf(records)).toEqual([['a', 'b'], 'line_too_long', ['c', 'd']])
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3])
    expect(records[1]?.fault && records[1].raw.length).toBeLessThanOrEqual(4096)
  })

  it('takes a row of exactly the longest length', () => {
    const longest = 'x'.repeat(maxRowCharacters)
    expect(cellsOf(tokenize(`${longest}\n`))).toEqual([[longest]])
    expect(cellsOf(tokenize(`${longest}x\n`))).toEqual(['line_too_long'])
  })
})

describe('sniffDialect', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ',', '\n'],
    ['a;b;c\n1,5;2;3\n', ';', '\n'],
    ['a\tb\n1\t2\n', '\t', '\n'],
    ['a|b|c\r\n"1|2"|2|3\r\n', '|', '\n'],
    ['a,b\r1,2\r', ',', '\r'],
    ['phone\n8285550147\n', ',', '\n'],
    ['name;phone\n"Ortiz, Maya";8285550147\n"Lee, Ann";8285550148\n', ';', '\n'],
    ['', ',', '\n'],
  ])('sees how %j is written', (text, delimiter, newline) => {
    expect(sniffDialect(text, true)).toEqual({ delimiter, newline })
  })
})
