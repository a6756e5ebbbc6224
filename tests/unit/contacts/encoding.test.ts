import { describe, expect, it } from 'vitest'
import { sniffEncoding } from '@/lib/contacts/import/encoding'

const text = 'phone,name\n8285550101,Zoë\n'
const utf16 = (order: 'le' | 'be', mark: boolean) => {
  const le = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return order === 'le' ? le : Buffer.from(le).swap16()
}

describe('sniffEncoding', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8', 0],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8', 3],
    ['UTF-16 little endian with a mark', utf16('le', true), 'utf-16le', 2],
    ['UTF-16 big endian with a mark', utf16('be', true), 'utf-16be', 2],
    ['UTF-16 little endian without one', utf16('le', false), 'utf-16le', 0],
    ['UTF-16 big endian without one', utf16('be', false), 'utf-16be', 0],
    ['Windows-1252', Buffer.from(text, 'latin1'), 'windows-1252', 0],
    ['UTF-8 cut within a letter', Buffer.from('name\nZoë').subarray(0, -1), 'utf-8', 0],
    ['one stray zero byte', Buffer.from('phone,name\n8285550101,A\0nn\n'), 'utf-8', 0],
  ])('sees %s', (_, bytes, encoding, bomBytes) => {
    expect(sniffEncoding(bytes)).toEqual({ ok: true, encoding, bomBytes })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a mark and nothing', Buffer.from('\uFEFF'), 'empty'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004 the rest'), 'workbook'],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'archive'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'binary'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'binary'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 37) % 29)), 'binary'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(sniffEncoding(bytes)).toEqual({ ok: false, reason })
  })
})
