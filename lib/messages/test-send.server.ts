import { z } from 'zod'
import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { sendableSql } from '../consent/sendable'
import { optOutLink } from '../links/code'
import { profileFor } from '../media/profiles'
import { pool, transaction } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { parse } from '../platform/parse'
import { enqueue } from '../platform/queue.server'
import { wordsIn } from '../words/catalogue'
import { defaultLocale } from '../words/languages'
import { readSaid, said, written } from '../words/said'
import type { Words } from '../words/translate'
import { compileText, mergeValues, optOutMark } from './content'
import type { DirectContent } from './direct'
import { type Frozen, frozenSchema } from './frozen'
import { PersonalMedia, type PersonalPieces } from './personal.server'
import { pickRung, type Rung, rungsOf } from './rungs'
import { type MessageStatus, reasonInWords } from './state'

const mostNumbers = 5
const testsPerTenMinutes = 30

const inputSchema = z.object({
  /** The draft as it would be launched. */
  frozen: frozenSchema,
  /** Index of the variant. */
  variant: z.number().int().min(0).max(3),
  numbers: z
    .array(z.string().regex(/^\+[1-9]\d{9,14}$/, 'Enter the full number, for example +1 828 555 0151.'))
    .min(1, 'Enter a number to send the test to.')
    .max(mostNumbers, written(said('A test goes to at most {most} numbers.', { most: mostNumbers }))),
  /** Whose name and fields the text is filled with; each recipient's own when left out. */
  contactId: z.uuid().optional(),
})

export type TestInput = z.input<typeof inputSchema>
type Recipient = {
  phone: string
  contactId: string | null
  carrier: string | null
  sendable: boolean
  suppressed: boolean
  values: Record<string, unknown>
}

/**
 * Sends a draft to a few numbers, through the same guarded path as everything. Only people who agreed may be written to, also for a
 * test; on the simulator any number may, since nobody has it. Never to a number that opted out.
 * @throws AppError('forbidden' | 'invalid' | 'rate_limited' | 'unavailable')
 */
export async function sendTest(scope: Scope, input: TestInput): Promise<{ id: number; phone: string }[]> {
  allow(scope, 'campaigns.send')
  const { frozen, variant: index, numbers, contactId } = parse(inputSchema, input)
  const { workspaceId } = scope
  const variant = frozen.variants[index]
  if (!variant) throw notFound('variant')
  await limit(`test-send/${workspaceId}`, { count: testsPerTenMinutes, seconds: 600 })
  const simulated = await checkSender(workspaceId, frozen.senderId)
  const recipients = await readRecipients(workspaceId, [...new Set(numbers)])
  for (const recipient of recipients) checkRecipient(recipient, simulated)
  const shown = contactId ? await readValues(workspaceId, contactId) : undefined
  const text = compileText({ ...frozen, text: variant.text })
  const personal = PersonalMedia.of(workspaceId, frozen)
  const drawn = await personal?.fill(
    recipients.map(({ carrier, values }, id) => ({
      id,
      variant: index,
      profileId: profileFor(carrier, frozen.numberType).id,
      contact: shown ?? values,
    })),
  )
  const messages = recipients.map((recipient, id) => ({
    phone: recipient.phone,
    contactId: recipient.contactId,
    profileId: variant.media.length > 0 ? profileFor(recipient.carrier, frozen.numberType).id : null,
    content: contentFor(
      frozen,
      variant,
      recipient,
      text.render(mergeValues(shown ?? recipient.values), urlOf(frozen)),
      (rung) => (drawn ? drawn.pieces.of(id, rung) : rung.pieces),
    ),
  }))
  const sent = await transaction(async (sql) => {
    const { rows } = await sql.query<{ id: number; phone: string }>(
      `INSERT INTO message (workspace_id, kind, contact_id, sender_id, phone, variant, profile_id, send_at, content)
       SELECT $1, 'test', m."contactId", $2, m.phone, $3, m."profileId", now(), m.content
       FROM jsonb_to_recordset($4) AS m (phone text, "contactId" uuid, "profileId" text, content jsonb)
       RETURNING id, phone`,
      [workspaceId, frozen.senderId, index, JSON.stringify(messages)],
    )
    const data = { messages: rows.map((row) => row.id) }
    await auditSql(sql, scope, { action: 'campaign.tested', subjectType: 'message', data })
    return rows
  })
  await enqueue('messages.deliver', { workspaceId, senderId: frozen.senderId })
  return sent
}

/** Whether the sender's account is the simulator. */
async function checkSender(workspaceId: string, senderId: string): Promise<boolean> {
  const { rows } = await pool().query<{ adapter: string; haltReason: string | null }>(
    `SELECT a.adapter, a.halt_reason AS "haltReason" FROM sender s
     JOIN carrier_account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
     WHERE s.workspace_id = $1 AND s.id = $2 AND s.disabled_at IS NULL AND a.disabled_at IS NULL`,
    [workspaceId, senderId],
  )
  const sender = rows[0]
  if (!sender) throw notFound('sender')
  if (sender.haltReason)
    throw new AppError('unavailable', 'Not sent: the carrier refuses our account. {why}', {
      values: { why: readSaid(sender.haltReason) },
    })
  return sender.adapter === 'simulator'
}

async function readRecipients(workspaceId: string, numbers: string[]): Promise<Recipient[]> {
  const { rows } = await pool().query<Recipient>(
    `SELECT n.phone, c.id AS "contactId", c.carrier, coalesce(${sendableSql('c')}, false) AS sendable, ${valuesSql} AS values,
            EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1 AND s.phone = n.phone) AS suppressed
     FROM unnest($2::text[]) AS n (phone) LEFT JOIN contact c ON c.workspace_id = $1 AND c.phone = n.phone`,
    [workspaceId, numbers],
  )
  return rows
}

const valuesSql = `jsonb_build_object('first_name', c.first_name, 'last_name', c.last_name, 'email', c.email, 'phone', c.phone,
  'country', c.country, 'state', c.state, 'city', c.city, 'postal_code', c.postal_code, 'birthday', c.birthday,
  'attributes', coalesce(c.attributes, '{}'))`

async function readValues(workspaceId: string, contactId: string): Promise<Record<string, unknown>> {
  const { rows } = await pool().query<{ values: Record<string, unknown> }>(
    `SELECT ${valuesSql} AS values FROM contact c WHERE c.workspace_id = $1 AND c.id = $2`,
    [workspaceId, contactId],
  )
  if (!rows[0]) throw notFound('contact')
  return rows[0].values
}

function checkRecipient({ phone, sendable, suppressed }: Recipient, simulated: boolean): void {
  if (suppressed)
    throw new AppError('forbidden', '{phone} has opted out or cannot receive messages. Nothing was sent.', {
      values: { phone },
    })
  if (!sendable && !simulated)
    throw new AppError(
      'forbidden',
      '{phone} is not a contact who agreed to messages. Add it with its consent first; nothing was sent.',
      { values: { phone } },
    )
}

function urlOf(frozen: Frozen): (link: number) => string {
  return (link) =>
    link === optOutLink ? optOutMark : (frozen.links.find(({ number }) => number === link)?.url ?? '')
}

function contentFor(
  frozen: Frozen,
  variant: Frozen['variants'][number],
  recipient: Recipient,
  text: string,
  piecesOf: (rung: Rung) => ReturnType<PersonalPieces['of']>,
): DirectContent {
  const rungs = rungsOf(variant.media)
  const first = pickRung(rungs, profileFor(recipient.carrier, frozen.numberType).id)
  if (!first) throw new AppError('conflict', 'The pictures are still being prepared. Try again in a moment.')
  if (typeof piecesOf(first) === 'string')
    throw new AppError(
      'conflict',
      'The picture needs a value, such as a coupon, that {phone} does not have as a contact. Nothing was sent.',
      { values: { phone: recipient.phone } },
    )
  return {
    text,
    links: frozen.links,
    linkBase: frozen.linkBase,
    rungs: rungs.slice(0, rungs.indexOf(first) + 1).flatMap((rung) => {
      const pieces = piecesOf(rung)
      return typeof pieces === 'string' ? [] : [{ ...rung, pieces: [...pieces], links: [...rung.links] }]
    }),
  }
}

export type TestStatus = { id: number; phone: string; status: MessageStatus; words: string }

/** How test messages are doing. */
export async function readTests(
  scope: Scope,
  ids: readonly number[],
  t = wordsIn(defaultLocale, 'messages'),
): Promise<TestStatus[]> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query<{
    id: number
    phone: string
    status: MessageStatus
    reason: string | null
  }>(
    `SELECT id, phone, status, reason FROM message WHERE workspace_id = $1 AND kind = 'test' AND id = ANY($2::bigint[]) ORDER BY id`,
    [scope.workspaceId, ids.slice(0, 50)],
  )
  return rows.map(({ reason, ...row }) => ({ ...row, words: inWords(t, row.status, reason) }))
}

function inWords(t: Words<'messages'>, status: MessageStatus, reason: string | null): string {
  return status === 'failed' || status === 'withheld'
    ? t(`status.${status}`, { reason: reasonInWords(t, reason) })
    : t(`status.${status}`)
}
