import fc from 'fast-check'

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => /^[^\p{C}]+$/u.test(text))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const address = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), value: fc.stringMatching(/^\+1[2-9]\d{9}$/) }),
  fc.record({ kind: fc.constant('shortCode' as const), value: fc.stringMatching(/^[2-9]\d{4,5}$/) }),
  fc.record({
    kind: fc.constant('email' as const),
    value: fc.constant('a.b@example.com'),
    displayOnly: fc.boolean(),
  }),
)
const addresses = fc.array(address, { minLength: 1, maxLength: 3 })
const date = fc.constantFrom('2026-01-02T00:00:00Z', '2026-01-02T10:00:00-05:00')
const status = fc.record({ code: fc.integer({ min: 1000, max: 4999 }), text: word, details: maybe(word) })
const part = fc.record({
  contentType: fc.constantFrom('image/jpeg; name=a.jpg', 'text/plain; charset=utf-8', 'audio/amr'),
  contentId: fc.uuid(),
  location: fc.constantFrom('a.jpg', 'b c.txt'),
  body: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((value) => Buffer.from(value)),
})
const content = fc.record({
  kind: fc.constantFrom('related' as const, 'mixed' as const),
  parts: fc.array(part, { minLength: 1, maxLength: 4 }),
})
const sender = fc.record({ vaspId: word, vasId: maybe(word), address: maybe(address) })
const applications = { applicId: maybe(word), replyApplicId: maybe(word), auxApplicInfo: maybe(word) }
const head = { transactionId: word, version: fc.constant('6.8.0') }
const report = {
  ...head,
  ...applications,
  relayServerId: maybe(word),
  messageId: word,
  recipient: address,
  sender: address,
  date,
  mmStatus: fc.constantFrom('Retrieved', 'Expired', 'Read'),
  statusText: maybe(word),
}

/** One arbitrary per operation. */
export const messages: Record<string, fc.Arbitrary<unknown>> = {
  SubmitReq: fc.record({
    op: fc.constant('SubmitReq'),
    ...head,
    ...applications,
    sender,
    recipients: fc.record({ to: addresses, cc: maybe(addresses), bcc: maybe(addresses) }),
    serviceCode: maybe(word),
    linkedId: maybe(word),
    messageClass: maybe(fc.constantFrom('Personal', 'Advertisement')),
    timeStamp: maybe(date),
    replyCharging: maybe(fc.record({ size: fc.nat(), deadline: date })),
    earliestDelivery: maybe(date),
    expiry: maybe(fc.oneof(date, fc.constant('P3D'))),
    deliveryReport: maybe(fc.boolean()),
    readReply: maybe(fc.boolean()),
    priority: maybe(fc.constantFrom('Normal', 'High', 'Low')),
    subject: maybe(word),
    chargedParty: maybe(fc.constant('Sender')),
    distributionIndicator: maybe(fc.boolean()),
    deliveryConditions: maybe(fc.array(word, { minLength: 1, maxLength: 2 })),
    contentClass: maybe(fc.constant('image-rich')),
    drmContent: maybe(fc.boolean()),
    content: maybe(content),
  }),
  SubmitRsp: fc.record({ op: fc.constant('SubmitRsp'), ...head, status, messageId: maybe(word) }),
  DeliverReq: fc.record({
    op: fc.constant('DeliverReq'),
    ...head,
    ...applications,
    relayServerId: maybe(word),
    vaspId: maybe(word),
    vasId: maybe(word),
    linkedId: maybe(word),
    sender: address,
    recipients: maybe(fc.record({ to: addresses })),
    timeStamp: maybe(date),
    replyChargingId: maybe(word),
    priority: maybe(fc.constant('Normal')),
    subject: maybe(word),
    content: maybe(content),
  }),
  DeliverRsp: fc.record({ op: fc.constant('DeliverRsp'), ...head, status, serviceCode: maybe(word) }),
  DeliveryReportReq: fc.record({
    op: fc.constant('DeliveryReportReq'),
    ...report,
    statusExtension: maybe(word),
  }),
  DeliveryReportRsp: fc.record({ op: fc.constant('DeliveryReportRsp'), ...head, status }),
  ReadReplyReq: fc.record({ op: fc.constant('ReadReplyReq'), ...report }),
  ReadReplyRsp: fc.record({ op: fc.constant('ReadReplyRsp'), ...head, status }),
  CancelReq: fc.record({ op: fc.constant('CancelReq'), ...head, sender, messageId: word }),
  CancelRsp: fc.record({ op: fc.constant('CancelRsp'), ...head, status }),
  ReplaceReq: fc.record({
    op: fc.constant('ReplaceReq'),
    ...head,
    ...applications,
    sender,
    messageId: word,
    serviceCode: maybe(word),
    readReply: maybe(fc.boolean()),
    content: maybe(content),
  }),
  ReplaceRsp: fc.record({ op: fc.constant('ReplaceRsp'), ...head, status }),
  RSErrorRsp: fc.record({ op: fc.constant('RSErrorRsp'), ...head, status }),
  VASPErrorRsp: fc.record({ op: fc.constant('VASPErrorRsp'), ...head, status }),
}
