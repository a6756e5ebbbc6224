import { composeSlides, type MmsContent, REL6, type RetrieveConf, type SubmitReq } from '@/lib/mms'
import type { Measurement } from './index'

/** Bytes of the picture: as the codecs' benchmarks use it, and of a small message. */
export const LARGE = 300_000
export const SMALL = 1000

function picture(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 131) % 251
  return bytes
}

export const slides = (size: number, text: string | { slot: string }) => [
  { media: { contentType: 'image/jpeg', name: 'drift.jpg', body: picture(size) }, text },
]
export const content = (size: number) =>
  composeSlides(slides(size, 'Larkfield: pick the next Drift.'), REL6) as MmsContent

export const retrieveConf = (size: number): RetrieveConf => ({
  type: 'm-retrieve-conf',
  transactionId: 'T-1',
  version: '1.2',
  messageId: 'M-1',
  date: 1_700_000_000,
  from: '+18285550142/TYPE=PLMN',
  to: ['+18285550151/TYPE=PLMN'],
  subject: 'Drift',
  messageClass: 'Advertisement',
  content: content(size),
})

export const submitReq: Omit<SubmitReq, 'content'> = {
  op: 'SubmitReq',
  transactionId: 'T-1',
  sender: { vaspId: 'larkfield', address: { kind: 'shortCode', value: '55512' } },
  recipients: { to: [{ kind: 'number', value: '+18285550151' }] },
  deliveryReport: true,
  subject: 'Drift',
}

const ROUNDS = 15
const MS = 150
const COPIES = 64

/** The same bytes in buffers of their own, as messages arrive: together they do not fit a processor's cache. */
export function copiesOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: COPIES }, () => Buffer.from(bytes))
}

/** A message and what is done with it; `index` counts the times. */
export type Job = { bytes: Buffer; work(index: number): unknown }

type Round = { value: number; limit: number; small: number }

/** `small` is the rate with a picture of 1 kB; `pictureRatio` is `ratio` for what the larger picture adds alone. */
export type CodecMeasurement = Measurement & { small: number; pictureRatio?: number }

/** Times per second beside one memory copy of the same bytes; medians of alternating rounds. */
export function besideCopy(
  name: string,
  large: Job,
  small: Job,
  picture: 'read' | 'shared' = 'shared',
): CodecMeasurement {
  const sources = copiesOf(large.bytes)
  const target = Buffer.allocUnsafe(large.bytes.length)
  const rounds: Round[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = {
      value: rate((index) => large.work(index)),
      limit: rate((index) => sources[index % COPIES]?.copy(target)),
      small: rate((index) => small.work(index)),
    }
    // The first round warms the code.
    if (round > 0) rounds.push(measured)
  }
  const middle = (of: (round: Round) => number) => median(rounds.map(of))
  const share = (large.bytes.length - small.bytes.length) / large.bytes.length
  return {
    name,
    value: Math.round(middle(({ value }) => value)),
    unit: 'messages/s, 300 kB picture',
    limit: Math.round(middle(({ limit }) => limit)),
    ratio: rounded(middle(({ value, limit }) => value / limit)),
    small: Math.round(middle((round) => round.small)),
    ...(picture === 'read' && {
      pictureRatio: rounded(middle((round) => share / round.limit / (1 / round.value - 1 / round.small))),
    }),
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(2))
}

function rate(work: (index: number) => unknown): number {
  const started = performance.now()
  let runs = 0
  while (performance.now() - started < MS) {
    for (let index = 0; index < 20; index += 1) work(runs + index)
    runs += 20
  }
  return runs / ((performance.now() - started) / 1000)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}
