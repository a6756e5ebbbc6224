import { composeSlides, type MmsContent, REL6, type RetrieveConf, type SubmitReq } from '@/lib/mms'
import type { Measurement } from './index'

/** A message with a 300 kB picture, as the codecs' benchmarks use it. */
const picture = Buffer.alloc(300_000)
for (let at = 0; at < picture.length; at += 1) picture[at] = (at * 131) % 251

export const slides = (text: string | { slot: string }) => [
  { media: { contentType: 'image/jpeg', name: 'drift.jpg', body: picture }, text },
]
export const content = composeSlides(slides('Larkfield: pick the next Drift.'), REL6) as MmsContent

export const retrieveConf: RetrieveConf = {
  type: 'm-retrieve-conf',
  transactionId: 'T-1',
  version: '1.2',
  messageId: 'M-1',
  date: 1_700_000_000,
  from: '+18285550142/TYPE=PLMN',
  to: ['+18285550151/TYPE=PLMN'],
  subject: 'Drift',
  messageClass: 'Advertisement',
  content,
}

export const submitReq: Omit<SubmitReq, 'content'> = {
  op: 'SubmitReq',
  transactionId: 'T-1',
  sender: { vaspId: 'larkfield', address: { kind: 'shortCode', value: '55512' } },
  recipients: { to: [{ kind: 'number', value: '+18285550151' }] },
  deliveryReport: true,
  subject: 'Drift',
}

const ROUNDS = 5
const MS = 400

const COPIES = 64

/** The same bytes in buffers of their own, as messages arrive: together they do not fit a processor's cache. */
export function copiesOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: COPIES }, () => Buffer.from(bytes))
}

/** Times per second of `work` beside one memory copy of the same bytes; medians of alternating rounds. */
export function besideCopy(name: string, bytes: Buffer, work: (index: number) => unknown): Measurement {
  const sources = copiesOf(bytes)
  const target = Buffer.allocUnsafe(bytes.length)
  const values: number[] = []
  const limits: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const value = rate(work)
    const limit = rate((index) => sources[index % COPIES]?.copy(target))
    // The first round warms the code.
    if (round > 0) {
      values.push(value)
      limits.push(limit)
    }
  }
  const value = median(values)
  const limit = median(limits)
  const ratio = Number((value / limit).toFixed(2))
  return {
    name,
    value: Math.round(value),
    unit: 'messages/s, 300 kB picture',
    limit: Math.round(limit),
    ratio,
  }
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
