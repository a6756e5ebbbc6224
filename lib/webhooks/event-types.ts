/** What an endpoint can be told of, in the order of the form. Names as Standard Webhooks advises: subject, dot, past verb. */
export const eventTypes = [
  'contact.opted_in',
  'contact.opted_out',
  'reply.received',
  'message.delivered',
  'message.failed',
  'link.clicked',
  'conversion.recorded',
  'campaign.finished',
] as const
export type EventType = (typeof eventTypes)[number]

/** What a test sends; nobody subscribes to it. */
export const testType = 'webhook.test'
export type DeliveryType = EventType | typeof testType

/** The key of each type's sentence in the catalogue (`webhookEvents`). */
export const wordsOfType = {
  'contact.opted_in': 'opted_in',
  'contact.opted_out': 'opted_out',
  'reply.received': 'replied',
  'message.delivered': 'delivered',
  'message.failed': 'failed',
  'link.clicked': 'clicked',
  'conversion.recorded': 'converted',
  'campaign.finished': 'finished',
  [testType]: 'test',
} as const satisfies Record<DeliveryType, string>

const contact = { contactId: '019aa3c2-5b10-7c21-9f3e-2d5c1a7be001', phone: '+18285550147' }
const message = { messageId: '48211', campaignId: '019aa3c1-0e44-7a02-8d1b-6c2f90aa7713', ...contact }
const at = '2026-11-22T15:04:05.120Z'

/**
 * One element of `data` of each type, as the triggers of prisma/extras.sql write it (a test holds that they agree). `id` is the same
 * in every delivery that tells of the same change; times are UTC; `valueMinor` is in the smallest unit of the currency; `media`
 * counts files. A reply's text is cut at 2,000 characters.
 */
export const examples = {
  'contact.opted_in': { id: 'consent_9031', at, ...contact, how: 'form' },
  'contact.opted_out': { id: 'consent_9032', at, ...contact, how: 'reply' },
  'reply.received': {
    id: 'reply_019aa3c4-77d0-7e11-b2a5-0c9d11e0f4b2',
    at,
    ...contact,
    senderId: '019aa3c0-1111-7000-8000-00000000a001',
    text: 'Is the green one back?',
    intent: 'other',
    media: 1,
  },
  'message.delivered': { id: 'message_48211_delivered', at, ...message },
  'message.failed': {
    id: 'message_48211_failed',
    at,
    ...message,
    reason: 'address_dead',
    carrierCode: '4007',
  },
  'link.clicked': {
    id: 'click_770',
    at,
    ...message,
    url: 'https://larkfield.example/fall',
    verdict: 'human',
  },
  'conversion.recorded': {
    id: 'conversion_019aa3c9-0aa2-7b10-9c44-5e1d3c2b1a00',
    at,
    externalId: 'order-1',
    name: 'purchase',
    valueMinor: 14_800,
    currency: 'USD',
    source: 'pixel',
    contactId: contact.contactId,
    messageId: message.messageId,
    campaignId: message.campaignId,
  },
  'campaign.finished': {
    id: `campaign_${message.campaignId}_sent`,
    at,
    campaignId: message.campaignId,
    name: 'Fall collection',
    status: 'sent',
  },
} as const satisfies Record<EventType, { id: string; at: string; [field: string]: unknown }>

/** Most events of one POST, and bytes of them after which it is full: one never passes 256 kB by more than its last event. */
export const mostEvents = 100
export const fullBytes = 240_000
