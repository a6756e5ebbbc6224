import type { CarrierEvent } from '../carriers/carrier'
import { intentOf } from '../consent/keywords'
import { recordReplyIntent } from '../consent/ledger.server'
import { pool, type Sql, transaction } from '../platform/db.server'
import { enqueue } from '../platform/queue.server'
import { keepBytes } from '../platform/storage.server'
import type { DirectContent } from './direct'
import { handedOver } from './hand-over.server'

export type IncomingReply = Omit<Extract<CarrierEvent, { kind: 'reply' }>, 'kind'> & {
  workspaceId: string
  accountId: string
}

type Sender = { id: string; type: string }

/**
 * Stores a reply once and does what it asks for. Returns true when it may be acknowledged. A STOP may be only when nothing to that
 * number is left between a claim and the carrier: what is handed over after the acknowledgement has seen the opt-out.
 */
export async function recordReply(reply: IncomingReply): Promise<boolean> {
  const sender = await senderFor(reply)
  // Nobody here has that number; asking again would change nothing.
  if (!sender) return true
  const intent = intentOf(reply.text)
  const media = await Promise.all(
    reply.media.map(async ({ mime, bytes }) => ({ ...(await keepBytes(reply.workspaceId, bytes)), mime })),
  )
  const answered = await transaction((sql) => store(sql, reply, sender, intent, media))
  if (answered) await enqueue('messages.deliver', { workspaceId: reply.workspaceId, senderId: sender.id })
  return intent !== 'stop' || handedOver(reply.workspaceId, reply.from)
}

async function senderFor(reply: IncomingReply): Promise<Sender | undefined> {
  const { rows } = await pool().query<Sender & { address: string }>(
    'SELECT id, address, type FROM sender WHERE workspace_id = $1 AND account_id = $2 ORDER BY created_at',
    [reply.workspaceId, reply.accountId],
  )
  const digits = (text: string) => text.replace(/\D/g, '')
  const named =
    reply.to === null ? undefined : rows.find((row) => digits(row.address) === digits(reply.to ?? ''))
  return named ?? (rows.length === 1 ? rows[0] : undefined)
}

/** Whether a confirmation is to be sent. */
async function store(
  sql: Sql,
  reply: IncomingReply,
  sender: Sender,
  intent: ReturnType<typeof intentOf>,
  media: { sha256: string; mime: string; bytes: number }[],
): Promise<boolean> {
  const { workspaceId } = reply
  const { rows } = await sql.query<{ id: string; contactId: string | null }>(
    `INSERT INTO reply (workspace_id, sender_id, contact_id, phone, text, intent, media, carrier_id, at)
     VALUES ($1, $2, (SELECT id FROM contact WHERE workspace_id = $1 AND phone = $3), $3, $4, $5, $6, $7, $8)
     ON CONFLICT (workspace_id, sender_id, carrier_id) DO NOTHING
     RETURNING id, contact_id AS "contactId"`,
    [
      workspaceId,
      sender.id,
      reply.from,
      reply.text,
      intent,
      JSON.stringify(media),
      reply.carrierId,
      reply.at,
    ],
  )
  const stored = rows[0]
  if (!stored || intent === 'other' || !/^\+[1-9]\d{7,14}$/.test(reply.from)) return false
  const confirmation = await recordReplyIntent(sql, {
    workspaceId,
    phone: reply.from,
    intent,
    text: reply.text,
    replyId: stored.id,
    at: reply.at,
    carrierConfirms: sender.type === 'toll_free',
  })
  if (confirmation === null) return false
  const content: Partial<DirectContent> = { text: confirmation, confirms: intent }
  await sql.query(
    `INSERT INTO message (workspace_id, kind, contact_id, sender_id, phone, send_at, content) VALUES ($1, 'reply', $2, $3, $4, now(), $5)`,
    [workspaceId, stored.contactId, sender.id, reply.from, JSON.stringify(content)],
  )
  return true
}
