import fc from 'fast-check'
import type { Mm1Message, MmsContent } from '@/lib/mms'

const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((value) => !value.includes('\0') && !/[\ud800-\udfff]/u.test(value) && !value.startsWith('\ufeff'))
const token = fc.stringMatching(/^[A-Za-z0-9_.@/-]{1,30}$/)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const octet = fc.integer({ min: 0x80, max: 0xff })
const seconds = fc.integer({ min: 0, max: 4_000_000_000 })
const time = fc.oneof(
  seconds.map((absolute) => ({ absolute })),
  seconds.map((relative) => ({ relative })),
)
const address = fc.oneof(
  fc.stringMatching(/^\+1[2-9]\d{9}\/TYPE=PLMN$/),
  fc.constant('name@example.com'),
  text,
)
const addresses = fc.array(address, { minLength: 1, maxLength: 3 })
const part = fc.record(
  {
    contentType: fc.constantFrom(
      'image/jpeg; name=a.jpg',
      'text/plain; charset=utf-8',
      'application/smil',
      'audio/amr',
      'x/unheard; name="a b"',
    ),
    contentId: token,
    location: token,
    body: fc.uint8Array({ maxLength: 3000 }).map((value) => Buffer.from(value)),
  },
  { requiredKeys: ['contentType', 'body'] },
)
const content: fc.Arbitrary<MmsContent> = fc.record({
  kind: fc.constantFrom('related' as const, 'mixed' as const),
  parts: fc.array(part, { maxLength: 5 }),
})

const optional = {
  date: maybe(seconds),
  from: maybe(fc.option(address, { nil: null })),
  to: maybe(addresses),
  cc: maybe(addresses),
  bcc: maybe(addresses),
  subject: maybe(text),
  messageClass: maybe(fc.constantFrom('Personal', 'Advertisement', 'Informational', 'Auto', 'NewClass')),
  expiry: maybe(time),
  deliveryTime: maybe(time),
  priority: maybe(fc.constantFrom('Low', 'Normal', 'High')),
  senderVisibility: maybe(fc.constantFrom('Hide', 'Show')),
  deliveryReport: maybe(fc.boolean()),
  readReport: maybe(fc.boolean()),
  reportAllowed: maybe(fc.boolean()),
  contentLocation: maybe(token),
  messageId: maybe(token),
  messageSize: maybe(seconds),
  responseStatus: maybe(octet),
  responseText: maybe(text),
  retrieveStatus: maybe(octet),
  retrieveText: maybe(text),
  status: maybe(octet),
  statusText: maybe(text),
  readStatus: maybe(fc.constantFrom('Read', 'Deleted')),
  replyCharging: maybe(octet),
  replyChargingDeadline: maybe(time),
  replyChargingId: maybe(token),
  replyChargingSize: maybe(seconds),
  previouslySentBy: maybe(
    fc.array(fc.record({ count: fc.nat(200), address }), { minLength: 1, maxLength: 2 }),
  ),
  previouslySentDate: maybe(
    fc.array(fc.record({ count: fc.nat(200), date: seconds }), { minLength: 1, maxLength: 2 }),
  ),
  distributionIndicator: maybe(fc.boolean()),
  recommendedRetrievalMode: maybe(octet),
  recommendedRetrievalText: maybe(text),
  applicId: maybe(token),
  replyApplicId: maybe(token),
  auxApplicInfo: maybe(token),
  contentClass: maybe(octet),
  drmContent: maybe(fc.boolean()),
  adaptationAllowed: maybe(fc.boolean()),
  replaceId: maybe(token),
  cancelId: maybe(token),
  cancelStatus: maybe(octet),
  store: maybe(fc.boolean()),
  mmState: maybe(octet),
  storeStatus: maybe(octet),
  storeStatusText: maybe(text),
  stored: maybe(fc.boolean()),
  applicationHeaders: maybe(
    fc.array(fc.record({ name: token, value: text }), { minLength: 1, maxLength: 2 }),
  ),
  unknown: maybe(fc.constant([{ code: 0xcf, value: Buffer.from([3, 1, 2, 3]) }])),
  content: maybe(content),
}

/** A message of a type with every required field and a random choice of the others. */
export function messageOf(type: string): fc.Arbitrary<Mm1Message> {
  return fc.record({
    ...optional,
    type: fc.constant(type),
    version: fc.constantFrom('1.0', '1.1', '1.2', '1.3'),
    transactionId: token,
    responseStatus: octet,
    messageClass: fc.constant('Personal'),
    messageSize: seconds,
    expiry: time,
    contentLocation: token,
    status: octet,
    messageId: token,
    to: addresses,
    from: fc.option(address, { nil: null }),
    date: seconds,
    readStatus: fc.constantFrom('Read', 'Deleted'),
  }) as unknown as fc.Arbitrary<Mm1Message>
}

/** A message as plain values, bytes in hexadecimal. */
export function meaning(message: Mm1Message): unknown {
  return JSON.parse(
    JSON.stringify(message, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ),
  )
}
