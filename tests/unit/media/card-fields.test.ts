import { describe, expect, it } from 'vitest'
import { cardFields } from '@/components/media/card-fields'

const date = (at: Date, time: boolean, floating: boolean) =>
  `${at.toISOString()}${time ? '' : ' all day'}${floating ? ' floating' : ''}`

describe('the fields of a card', () => {
  it('are those a contact has', () => {
    const contact = {
      name: 'Maya Ortiz',
      organization: 'Larkfield',
      phone: '+18285550142',
      email: '',
      photo: true,
    }
    expect(cardFields({ contact }, date)).toEqual({
      title: 'Maya Ortiz',
      lines: [
        { field: 'organization', value: 'Larkfield' },
        { field: 'phone', value: '+18285550142' },
      ],
    })
    expect(cardFields({ contact: { ...contact, name: '' } }, date).title).toBe('Larkfield')
  })

  it.each([
    ['20261124T180000Z', '2026-11-24T18:00:00.000Z'],
    ['20261124T180000', '2026-11-24T18:00:00.000Z floating'],
    ['20261124', '2026-11-24T00:00:00.000Z all day floating'],
  ])('tell when an event begins: %s', (start, value) => {
    expect(cardFields({ event: { summary: 'Tune-up', start, events: 1 } }, date)).toEqual({
      title: 'Tune-up',
      lines: [{ field: 'start', value }],
    })
  })

  it('are none of what cannot be read', () => {
    for (const odd of [null, {}, { contact: 3 }, { event: { summary: 'x' } }])
      expect(cardFields(odd, date)).toEqual({ title: '', lines: [] })
    expect(cardFields({ event: { summary: 'x', start: 'soon', events: 3 } }, date).lines).toEqual([
      { field: 'events', value: '3' },
    ])
  })
})
