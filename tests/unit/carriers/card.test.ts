import { describe, expect, it } from 'vitest'
import { readCard } from '@/lib/carriers/simulator/card'

const read = (type: string, lines: string[]) => readCard(type, Buffer.from(lines.join('\r\n')))

describe('a card on a phone', () => {
  it('says whose it is and how to reach them', () => {
    expect(
      read('text/x-vcard', [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:Calloway;Ines;;;',
        'FN:Ines Cal',
        ' loway',
        'ORG:Larkfield;Stores',
        'item1.TEL;TYPE=WORK,VOICE:+1 828 555 0142',
        'EMAIL:ines@larkfield.example',
        'PHOTO;ENCODING=b;TYPE=JPEG:AAAA',
        'END:VCARD',
      ]),
    ).toEqual({
      title: 'Ines Calloway',
      facts: ['Larkfield;Stores', '+1 828 555 0142', 'ines@larkfield.example'],
    })
    expect(read('text/vcard', ['BEGIN:VCARD', 'N:Calloway;Ines', 'END:VCARD'])?.title).toBe('Ines Calloway')
  })

  it('says what happens when and where', () => {
    expect(
      read('text/calendar', [
        'BEGIN:VCALENDAR',
        'BEGIN:VEVENT',
        'SUMMARY:Fitting\\, Drift 03',
        'DTSTART;TZID=America/New_York:20261205T183000',
        'LOCATION:12 Haywood Street',
        'END:VEVENT',
      ]),
    ).toEqual({ title: 'Fitting, Drift 03', facts: ['Sat, Dec 5, 6:30 PM', '12 Haywood Street'] })
  })

  it('is nothing else, and never throws', () => {
    expect(read('image/jpeg', ['BEGIN:VCARD'])).toBeUndefined()
    expect(read('text/x-vcard', ['\u0000', ':::', ''])).toBeUndefined()
    expect(read('text/calendar', ['DTSTART:soon'])).toEqual({ title: 'soon', facts: ['soon'] })
  })
})
