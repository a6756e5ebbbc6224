import {
  buildMm4,
  buildMm7,
  composeSlides,
  decodeMm1,
  decodePush,
  encodedBody,
  encodeMm1Bytes,
  joinSegments,
  type MmsContent,
  MmsFormatError,
  parseMm4,
  parseMm7,
  parseSmil,
  parseSmsDeliver,
  parseUserData,
  plmn,
  pushNotification,
  REL6,
  renderContent,
  segmentPush,
} from '@/lib/mms'

/** Random and mutated inputs against every reader of lib/mms: one typed error, no hang, no growth. */

export type Target = { name: string; seeds: Buffer[]; run(input: Buffer): unknown }
export type FuzzResult = { runs: number; refused: number; slowestMs: number; grownBytes: number }

const content = composeSlides(
  [
    {
      media: { contentType: 'image/gif', name: 'a.gif', body: Buffer.from('GIF89a-and-more') },
      text: 'Hello ✓',
    },
  ],
  REL6,
) as MmsContent
const [alice, bob] = [plmn('+18285550142'), plmn('+18285550151')]
const notification = encodeMm1Bytes({
  type: 'm-notification-ind',
  transactionId: 'T',
  version: '1.2',
  from: alice,
  subject: 'Grüße',
  messageClass: 'Personal',
  messageSize: 1000,
  expiry: { relative: 3600 },
  contentLocation: 'http://mmsc/content/1',
})
const retrieve = encodeMm1Bytes({
  type: 'm-retrieve-conf',
  version: '1.3',
  transactionId: 'T',
  date: 1_700_000_000,
  from: alice,
  to: [bob],
  subject: 'Hello',
  previouslySentBy: [{ count: 1, address: alice }],
  applicationHeaders: [{ name: 'X-A', value: 'b' }],
  content,
})
const submit = buildMm7(
  {
    op: 'SubmitReq',
    transactionId: 'T',
    sender: { vaspId: 'v', address: { kind: 'number', value: '+18285550142' } },
    recipients: { to: [{ kind: 'number', value: '+18285550151' }] },
    subject: 'Hi & bye',
    content,
  },
  REL6,
)
const fault = encodedBody(
  buildMm7({ op: 'RSErrorRsp', transactionId: 'T', status: { code: 2002, text: 'Address' } }, REL6),
)
const push = pushNotification(7, notification)

export const TARGETS: readonly Target[] = [
  { name: 'mm1', seeds: [notification, retrieve], run: (input) => decodeMm1(input) },
  { name: 'push', seeds: [push], run: (input) => decodePush(input) },
  { name: 'sms', seeds: segmentPush(push, 3), run: (input) => parseUserData(input) },
  { name: 'sms-deliver', seeds: segmentPush(push, 3), run: (input) => parseSmsDeliver(input) },
  {
    name: 'mm7',
    seeds: [encodedBody(submit)],
    run: (input) => rendered(parseMm7(submit.contentType, input)),
  },
  { name: 'mm7-xml', seeds: [fault], run: (input) => parseMm7('text/xml', input) },
  {
    name: 'mm4',
    seeds: [
      joinSegments(
        buildMm4({ type: 'MM4_forward.REQ', transactionId: 'T', from: 'a@b', to: ['c@d'], content }),
      ),
    ],
    run: (input) => parseMm4(input),
  },
  {
    name: 'smil',
    seeds: [Buffer.from(content.parts[0]?.body ?? [])],
    run: (input) => parseSmil(input.toString('latin1')),
  },
]

function rendered(message: object): unknown {
  return 'content' in message && message.content ? renderContent(message.content as MmsContent) : undefined
}

/** A small generator with a seed, so that a failure can be run again (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

const EDGES = [0, 1, 0x1e, 0x1f, 0x20, 0x22, 0x7f, 0x80, 0x84, 0x8c, 0xff, 0x0a, 0x0d, 0x3c, 0x2d, 0x26]

function mutate(seed: Buffer, next: () => number): Buffer {
  const below = (limit: number) => Math.floor(next() * limit)
  if (next() < 0.05) return Buffer.from(Array.from({ length: below(300) }, () => below(256)))
  let bytes = Buffer.from(seed)
  for (let change = below(4); change >= 0; change--) {
    const at = below(bytes.length + 1)
    const kind = next()
    if (kind < 0.4 && at < bytes.length) bytes[at] = EDGES[below(EDGES.length)] as number
    else if (kind < 0.6 && at < bytes.length) bytes[at] = below(256)
    else if (kind < 0.75) bytes = bytes.subarray(0, at)
    else if (kind < 0.9)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(bytes.length + 1))])
    else
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        Buffer.alloc(below(64), EDGES[below(EDGES.length)]),
        bytes.subarray(at),
      ])
  }
  return bytes
}

/** Runs `count` inputs over the targets; throws with the target, the seed and the input of the first failure. */
export function fuzz(count: number, seed: number, targets: readonly Target[] = TARGETS): FuzzResult {
  const next = random(seed)
  const before = process.memoryUsage().heapUsed
  const result: FuzzResult = { runs: 0, refused: 0, slowestMs: 0, grownBytes: 0 }
  for (let index = 0; index < count; index++) {
    const target = targets[index % targets.length] as Target
    const input = mutate(target.seeds[Math.floor(next() * target.seeds.length)] as Buffer, next)
    const started = process.cpuUsage()
    try {
      target.run(input)
    } catch (error) {
      if (!(error instanceof MmsFormatError)) {
        throw new Error(`${target.name}, seed ${seed}, input ${input.toString('hex')}`, { cause: error })
      }
      result.refused++
    }
    // Time of this process, not of the wall: other work on the machine is not the reader's fault.
    const { user, system } = process.cpuUsage(started)
    result.slowestMs = Math.max(result.slowestMs, (user + system) / 1000)
    result.runs++
  }
  globalThis.gc?.()
  result.grownBytes = process.memoryUsage().heapUsed - before
  return result
}
