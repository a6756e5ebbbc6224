import { describe, expect, it } from 'vitest'
import { bubblesOf, groupInWords, othersInWords, standing } from '@/components/phones/views'
import type { HandsetView, MessageView } from '@/lib/carriers/simulator/api'
import { handsetOf, SHELF } from '@/lib/carriers/simulator/shelf'
import { wordsIn } from '@/lib/words/catalogue'

const t = wordsIn('en', 'phones')
const message = (change: Partial<MessageView>): MessageView => ({
  id: 'm',
  handsetId: 'maya',
  direction: 'in',
  messageId: 'x',
  transactionId: 't',
  vaspId: 'v',
  peer: '52755',
  state: 'read',
  bytes: 519_000,
  slides: [{ text: 'Hello' }],
  steps: [],
  ...change,
})
const handsets = SHELF.map((handset) => ({ ...handset }) as unknown as HandsetView)
const [maya] = handsets as [HandsetView]

describe('what a phone draws of a message', () => {
  it('is nothing while the phone cannot know of it, and a notice before it is there', () => {
    expect(bubblesOf(t, message({ state: 'submitted' }), 'w')).toEqual([])
    expect(bubblesOf(t, message({ state: 'rejected' }), 'w')).toEqual([])
    expect(bubblesOf(t, message({ state: 'waiting' }), 'w')).toMatchObject([{ waiting: { bytes: 519_000 } }])
    expect(bubblesOf(t, message({ state: 'downloading', progress: 62 }), 'w')).toMatchObject([
      { waiting: { bytes: 519_000, progress: 62 } },
    ])
  })

  it('is the text that says what a phone without MMS missed', () => {
    expect(bubblesOf(t, message({ state: 'unsupported' }), 'w')).toMatchObject([
      { text: 'Hello', from: 'brand' },
    ])
  })

  it('shows pictures, plays what browsers play, and offers the rest as files', () => {
    const media = (contentType: string, name?: string) => ({
      media: { src: '/messages/m/parts/1', contentType, bytes: 900, ...(name ? { name } : {}) },
    })
    const slides = [
      media('image/jpeg', 'a.jpg'),
      media('video/mp4', 'clip.mp4'),
      media('text/x-vcard', 'larkfield.vcf'),
      { audio: { src: '/messages/m/parts/2', contentType: 'audio/amr', bytes: 900 } },
    ]
    const [picture, clip, card, note] = bubblesOf(t, message({ slides }), 'w')
    expect(picture?.picture?.src).toBe('/w/phones/part?src=%2Fmessages%2Fm%2Fparts%2F1')
    expect(clip).toMatchObject({ attached: [{ kind: 'clip', name: 'clip.mp4' }] })
    expect([picture?.attached, clip?.picture]).toEqual([undefined, undefined])
    expect(card).toMatchObject({ attached: [{ kind: 'contact', detail: 'Contact card, 900 B' }] })
    expect(note).toMatchObject({ attached: [{ kind: 'file', name: 'Voice note' }] })
  })
})

describe('words for a phone', () => {
  it('say where its newest message stands', () => {
    expect(standing(t, maya, [])).toMatchObject({ words: 'Nothing yet', bulb: 'off' })
    expect(standing(t, maya, [message({ state: 'downloading', progress: 62 })])).toMatchObject({
      words: 'Downloading, 62 %',
      bulb: 'live',
    })
    const off = handsetOf({ ...SHELF[0], switches: { on: false } } as never) as unknown as HandsetView
    expect(standing(t, off, [])).toMatchObject({ words: 'Switched off' })
    expect(standing(t, off, [message({ state: 'submitted' })])).toMatchObject({
      words: 'Waits until it is on',
      bulb: 'off',
    })
    expect(standing(t, maya, [message({}), message({ direction: 'out' })])).toMatchObject({ words: 'Read' })
  })

  it('name who else got a message', () => {
    const others = ['+18285550152', '+13035550177']
    expect(othersInWords(t, others, handsets)).toBe('Devon’s Pixel and (303) 555-0177')
    expect(othersInWords(t, ['+18285550152'], handsets)).toBe('Devon’s Pixel')
    expect(groupInWords(t, maya, others, handsets)).toBe('Maya’s iPhone, Devon’s Pixel and (303) 555-0177')
    expect(groupInWords(t, maya, [...others, '52755'], handsets)).toBe(
      'Maya’s iPhone, Devon’s Pixel and 2 more',
    )
    expect(groupInWords(t, maya, [], handsets)).toBe('Maya’s iPhone')
  })
})
