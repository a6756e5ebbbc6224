import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Pool as HttpPool } from 'undici'
import { buildSubmit, composeSlides, encodedBody, prepareContent, REL6 } from '@/lib/mms'
import { makeCampaign, makeStage } from '../integration/messages/stage'
import { type TestDatabase, testDatabase } from '../support/database'
import { startTestServer } from '../support/postgres'
import type { Measurement } from './index'

const port = 4890
const connections = 64
/** Bytes of picture and messages to send. */
const sizes = [
  { name: 'send-small', pictureBytes: 2_000, messages: Number(process.env.BENCH_MESSAGES ?? 20_000) },
  { name: 'send', pictureBytes: 300_000, messages: Number(process.env.BENCH_MESSAGES ?? 20_000) / 4 },
]

/**
 * Messages per second through claim, composition, the MM7 adapter and the durable outcome, to a carrier that accepts at once in a
 * process of its own. The limit is raw kept-alive POSTs of the same bytes to the same carrier, before and after.
 */
export async function run(): Promise<Measurement> {
  const server = await startTestServer()
  const sink = await startSink()
  const database = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1', DATABASE_POOL: '10' })
  try {
    const measured: Measurement[] = []
    for (const size of sizes) measured.push(await measure(database, size))
    const [small, large] = measured as [Measurement, Measurement]
    console.log(JSON.stringify(small))
    return large
  } finally {
    sink.kill()
    await database.drop()
    await server.stop()
  }
}

async function measure(database: TestDatabase, size: (typeof sizes)[number]): Promise<Measurement> {
  const picture = randomBytes(size.pictureBytes)
  await raw(picture, Math.ceil(size.messages / 10))
  const before = await raw(picture, size.messages)
  const ours = await product(database, picture, size.messages)
  const after = await raw(picture, size.messages)
  const limit = (before + after) / 2
  return {
    name: size.name,
    value: Math.round(ours),
    unit: `messages/s, ${size.pictureBytes / 1000} kB pictures`,
    limit: Math.round(limit),
    ratio: Number((ours / limit).toFixed(3)),
  }
}

async function product(database: TestDatabase, picture: Buffer, messages: number): Promise<number> {
  const { keepBytes } = await import('@/lib/platform/storage.server')
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const { deliverLane } = await import('@/lib/messages/deliver.server')
  const stage = await makeStage(database.pool, { port, people: messages, ratePerSecond: 1_000_000 })
  const rendition = {
    ...(await keepBytes(stage.workspaceId, picture)),
    mime: 'image/jpeg',
    width: 1,
    height: 1,
    durationMs: null,
  }
  const text =
    'Hi {{ first_name | default: "there" }}, the fall collection is here: https://larkfield.example/fall'
  const campaignId = await makeCampaign(database.pool, stage, {
    variants: [
      {
        name: 'A',
        text,
        weight: 1,
        media: [
          {
            assetId: randomUUID(),
            kind: 'image',
            altText: '',
            renditions: { standard: rendition },
            link: null,
          },
        ],
      },
    ],
  })
  const planned = await planCampaign({ workspaceId: stage.workspaceId, campaignId })
  await database.pool.query('ANALYZE message')
  const start = performance.now()
  await deliverLane(stage, undefined, { connections })
  const seconds = (performance.now() - start) / 1000
  const { rows } = await database.pool.query(
    `SELECT count(*) FILTER (WHERE status = 'submitted' AND carrier_id IS NOT NULL) AS submitted FROM message WHERE campaign_id = $1`,
    [campaignId],
  )
  if (planned !== messages || rows[0].submitted !== messages)
    throw new Error(`Of ${messages} messages ${planned} were planned and ${rows[0].submitted} submitted.`)
  return messages / seconds
}

/** The same bytes again and again, as fast as the connections take them. */
async function raw(picture: Buffer, messages: number): Promise<number> {
  const slide = {
    media: { contentType: 'image/jpeg', name: 'picture.jpg', body: picture },
    text: { slot: 'text' },
  }
  const encoded = buildSubmit(
    {
      op: 'SubmitReq',
      transactionId: 'mq-1000000-0',
      sender: { vaspId: 'larkfield', address: { kind: 'number', value: '52755' } },
      recipients: { to: [{ kind: 'number', value: '+18282000001' }] },
      messageClass: 'Advertisement',
      deliveryReport: true,
      allowAdaptations: true,
    },
    REL6,
    prepareContent(composeSlides([slide], REL6), REL6),
    {
      text: 'Larkfield: Hi Name1, the fall collection is here: https://lark.fd/l/0123456789a\nReply STOP to opt out',
    },
  )
  const body = encodedBody(encoded)
  const http = new HttpPool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 })
  const start = performance.now()
  let left = messages
  const worker = async () => {
    while (left-- > 0) {
      const answer = await http.request({ path: '/mm7', method: 'POST', headers: encoded.headers, body })
      await answer.body.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - start) / 1000
  await http.destroy()
  return messages / seconds
}

function startSink(): Promise<ChildProcess> {
  const sink = fork(join(import.meta.dirname, '../support/sink.js'), [String(port)])
  return new Promise((resolve) => sink.once('message', () => resolve(sink)))
}
