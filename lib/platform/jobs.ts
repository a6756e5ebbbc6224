import { z } from 'zod'

const id = z.uuid()

/**
 * Queues by kind of work, each with its own worker. `concurrency` is per worker process; `lockSeconds` is how long a job may
 * go without a sign of life before another worker takes it over.
 */
export const queues = {
  light: { concurrency: 4, lockSeconds: 30 },
  media: { concurrency: 2, lockSeconds: 120 },
  // Clips and sounds, apart from pictures: minutes of one core each.
  clips: { concurrency: 1, lockSeconds: 120 },
  bulk: { concurrency: 2, lockSeconds: 120 },
  // Short, so that the lane of a worker that was killed is soon taken over.
  delivery: { concurrency: 4, lockSeconds: 15 },
  // Waits for other people's servers and does little itself: many lanes, whatever WORKER_CONCURRENCY holds the others to.
  webhooks: { concurrency: 32, lockSeconds: 30, waits: true },
} as const

export type QueueName = keyof typeof queues

type Definition = {
  queue: QueueName
  schema: z.ZodType
  attempts: number
  /** While a job with the same key waits, adding it again does nothing; added while it runs, it runs once more after. */
  key: (data: never) => string
}

const refit = z.object({
  workspaceId: id,
  assetId: id,
  profileId: z.string().max(40),
  larger: z.boolean().optional(),
})

/** The one contract between those who ask for work and the workers. Jobs carry ids, never facts: the database says what is due. */
export const jobs = {
  'mail.send': job('light', z.object({ mailId: id }), 5, (data) => data.mailId),
  'contacts.import': job('bulk', z.object({ workspaceId: id, importId: id }), 3, (data) => data.importId),
  'campaigns.prepare': job(
    'bulk',
    z.object({ workspaceId: id, campaignId: id }),
    5,
    (data) => data.campaignId,
  ),
  'media.ingest': job(
    'media',
    z.object({ workspaceId: id, uploadId: z.string().regex(/^[0-9a-f]{32}$/) }),
    5,
    (data) => data.uploadId,
  ),
  'media.render': job('media', z.object({ workspaceId: id, assetId: id }), 3, (data) => data.assetId),
  'media.clip': job('clips', z.object({ workspaceId: id, assetId: id }), 3, (data) => data.assetId),
  /** Renditions under a message's own budget: of a picture or card, and of a clip or sound. */
  'media.fit': job('media', z.object({ workspaceId: id, assetId: id }), 3, (data) => data.assetId),
  'media.fitClip': job('clips', z.object({ workspaceId: id, assetId: id }), 3, (data) => data.assetId),
  /** A limit changed: the rendition is made smaller, or, `larger`, as large as is allowed by now. Clips have a lane of their own. */
  'media.refit': job('media', refit, 3, (data) => `${data.assetId}/${data.profileId}`),
  'media.refitClip': job('clips', refit, 3, (data) => `${data.assetId}/${data.profileId}`),
  'messages.plan': job('bulk', z.object({ workspaceId: id, campaignId: id }), 5, (data) => data.campaignId),
  /** Pictures that a campaign's people get drawn for them. */
  'messages.pictures': job(
    'media',
    z.object({ workspaceId: id, campaignId: id }),
    5,
    (data) => data.campaignId,
  ),
  /** A lane: everything due for one sender. */
  'messages.deliver': job(
    'delivery',
    z.object({ workspaceId: id, senderId: id }),
    1,
    (data) => data.senderId,
  ),
  /** A lane: everything for one endpoint. */
  'webhooks.deliver': job(
    'webhooks',
    z.object({ workspaceId: id, endpointId: id }),
    1,
    (data) => data.endpointId,
  ),
  sweep: job('light', z.object({}), 1, () => 'sweep'),
} satisfies Record<string, Definition>

export type JobName = keyof typeof jobs
export type JobData<Name extends JobName> = z.output<(typeof jobs)[Name]['schema']>

function job<Schema extends z.ZodType>(
  queue: QueueName,
  schema: Schema,
  attempts: number,
  key: (data: z.output<Schema>) => string,
) {
  return { queue, schema, attempts, key }
}
