import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { config } from '../platform/config.server'
import { keyedHash, sameBytes, seal, unseal } from '../platform/crypto.server'
import { pool, prisma, type Sql, transaction } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { log } from '../platform/log.server'
import { parse } from '../platform/parse'
import { type AccountLimits, readLimits } from './account-limits'
import type { Carrier } from './carrier'
import { carrierOf } from './registry.server'

/** An account as sending and callbacks use it; the credentials are open. */
export type OpenAccount = {
  workspaceId: string
  id: string
  carrier: Carrier
  credentials: unknown
  ratePerSecond: number
  /** What whoever carries for it takes; null without limits of its own. */
  limits: AccountLimits | null
  haltedAt: Date | null
  haltReason: string | null
  disabledAt: Date | null
}

function sealScope(workspaceId: string, id: string): string {
  return `carrier-account/${workspaceId}/${id}`
}

/** Credentials for rest; they open only for the same account. */
export function sealCredentials(workspaceId: string, id: string, credentials: unknown): string {
  return seal(JSON.stringify(credentials), sealScope(workspaceId, id))
}

/** Where the carrier sends its reports and replies. The token is derived, so that it needs no storage. */
export function callbackUrl(account: { id: string; adapter: string }): string {
  return `${config().publicUrl}/carrier/${account.adapter}/${account.id}/${callbackToken(account.id)}`
}

function callbackToken(accountId: string): string {
  return keyedHash('carrier-callback', accountId)
}

export function isCallbackToken(accountId: string, token: string): boolean {
  return sameBytes(callbackToken(accountId), token)
}

type Row = Omit<OpenAccount, 'carrier' | 'credentials' | 'limits'> & {
  adapter: string
  sealed: string
  limits: unknown
}

const columns = `workspace_id AS "workspaceId", id, adapter, sealed, rate_per_second AS "ratePerSecond", limits, halted_at AS "haltedAt",
  halt_reason AS "haltReason", disabled_at AS "disabledAt"`

function open(row: Row): OpenAccount {
  const { adapter, sealed, limits, ...rest } = row
  const carrier = carrierOf(adapter)
  const credentials = parse(
    carrier.credentials,
    JSON.parse(unseal(sealed, sealScope(row.workspaceId, row.id))),
  )
  return { ...rest, carrier, credentials, limits: readLimits(limits) }
}

/** The account behind a sender, and the sender's address. */
export async function openSender(
  workspaceId: string,
  senderId: string,
): Promise<{ account: OpenAccount; address: string } | undefined> {
  const { rows } = await pool().query<Row & { address: string }>(
    `SELECT a.*, s.address FROM sender s
     JOIN (SELECT ${columns} FROM carrier_account) a ON a."workspaceId" = s.workspace_id AND a.id = s.account_id
     WHERE s.workspace_id = $1 AND s.id = $2 AND s.disabled_at IS NULL`,
    [workspaceId, senderId],
  )
  const row = rows[0]
  if (!row) return undefined
  const { address, ...account } = row
  return { account: open(account), address }
}

/** An account of a workspace by its id. */
export async function openAccount(workspaceId: string, id: string): Promise<OpenAccount | undefined> {
  const { rows } = await pool().query<Row>(
    `SELECT ${columns} FROM carrier_account WHERE workspace_id = $1 AND id = $2 AND disabled_at IS NULL`,
    [workspaceId, id],
  )
  return rows[0] && open(rows[0])
}

/** The account that a callback address names. Callbacks come without a workspace; the token has been checked. */
export async function openCallbackAccount(id: string): Promise<OpenAccount | undefined> {
  const { rows } = await pool().query<Row>(`SELECT ${columns} FROM carrier_account WHERE id = $1`, [id])
  return rows[0] && open(rows[0])
}

export type AccountInput = {
  adapter: string
  name: string
  credentials: unknown
  ratePerSecond?: number
  priceMicros?: number
}

/** Credentials that can be used here. @throws AppError('invalid') naming each that is wrong. */
export async function checkCredentials(carrier: Carrier, given: unknown): Promise<unknown> {
  const credentials = parse(carrier.credentials, given)
  if (carrier.callbackRules?.(credentials).callbackCertificate && !config().CLIENT_CERTIFICATE_HEADER) {
    const why = 'This server does not see client certificates. Its operator sets CLIENT_CERTIFICATE_HEADER.'
    throw new AppError('invalid', why, { fields: { callbackCertificate: why } })
  }
  if (carrier.capabilities(credentials).media === 'reference' && !config().PUBLIC_URL) {
    const why = 'No carrier can fetch from this server until its operator sets PUBLIC_URL.'
    throw new AppError('invalid', why, { fields: { media: why } })
  }
  // Opening checks the address.
  await carrier.open(credentials, { connections: 1 }).close()
  return credentials
}

/** Writes down from when on an account's price counts, where it is another than before. In the transaction that set it. */
export async function notePrice(sql: Sql, workspaceId: string, id: string): Promise<void> {
  await sql.query(
    `INSERT INTO carrier_price (workspace_id, account_id, price_micros)
     SELECT a.workspace_id, a.id, a.price_micros FROM carrier_account a
     WHERE a.workspace_id = $1 AND a.id = $2 AND a.price_micros IS DISTINCT FROM (
       SELECT p.price_micros FROM carrier_price p WHERE p.workspace_id = $1 AND p.account_id = $2 ORDER BY p.since DESC LIMIT 1)`,
    [workspaceId, id],
  )
}

/** Connects a carrier. @throws AppError('invalid') naming each credential that is wrong. */
export async function createAccount(
  scope: Scope,
  input: AccountInput,
): Promise<{ id: string; callbackUrl: string }> {
  allow(scope, 'carriers.manage')
  const carrier = carrierOf(input.adapter)
  const credentials = await checkCredentials(carrier, input.credentials)
  const id = crypto.randomUUID()
  await transaction(async (sql) => {
    await sql.query(
      `INSERT INTO carrier_account (workspace_id, id, adapter, name, sealed, rate_per_second, price_micros)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        scope.workspaceId,
        id,
        carrier.id,
        input.name,
        sealCredentials(scope.workspaceId, id, credentials),
        input.ratePerSecond ?? carrier.capabilities(credentials).defaultRate,
        input.priceMicros ?? 22_000,
      ],
    )
    await notePrice(sql, scope.workspaceId, id)
    await auditSql(sql, scope, { action: 'carrier.connected', subjectType: 'carrier_account', subjectId: id })
  })
  await announceCallback(id)
  return { id, callbackUrl: callbackUrl({ id, adapter: carrier.id }) }
}

/** Lifts a halt after a person has looked into it. */
export async function resumeAccount(scope: Scope, id: string): Promise<void> {
  allow(scope, 'carriers.manage')
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE carrier_account SET halted_at = NULL, halt_reason = NULL WHERE workspace_id = $1 AND id = $2`,
      [scope.workspaceId, id],
    )
    if (!rowCount) throw notFound('carrier account')
    await sql.query(
      `UPDATE campaign SET failure = NULL WHERE workspace_id = $1 AND status = 'sending' AND frozen->>'senderId' IN
         (SELECT id::text FROM sender WHERE workspace_id = $1 AND account_id = $2)`,
      [scope.workspaceId, id],
    )
    await auditSql(sql, scope, { action: 'carrier.resumed', subjectType: 'carrier_account', subjectId: id })
  })
}

/** Tells a carrier that wants to be told where our callbacks are. Trouble is logged, not thrown: sending works without. */
export async function announceCallback(id: string): Promise<void> {
  const account = await openCallbackAccount(id)
  if (!account) return
  const connection = account.carrier.open(account.credentials, { connections: 1 })
  try {
    await connection.announce?.(callbackUrl({ id, adapter: account.carrier.id }))
  } catch (error) {
    log.warn({ err: error, account: id }, 'the carrier could not be told where callbacks go')
  } finally {
    await connection.close()
  }
}

/** Tells every carrier that wants to know where our callbacks are: it may have been away when the account was made, or we may have moved. */
export async function announceCallbacks(): Promise<void> {
  const accounts = await prisma().carrierAccount.findMany({
    where: { disabledAt: null },
    select: { id: true },
    take: 1000,
  })
  for (const { id } of accounts) await announceCallback(id)
}

export type SenderInput = {
  accountId: string
  address: string
  type: 'long_code' | 'toll_free' | 'short_code'
}

/** Adds a number to send from. @throws AppError('invalid') for an address that is neither E.164 nor a short code. */
export async function createSender(scope: Scope, input: SenderInput): Promise<{ id: string }> {
  allow(scope, 'carriers.manage')
  const valid = input.type === 'short_code' ? /^\d{3,8}$/ : /^\+[1-9]\d{9,14}$/
  if (!valid.test(input.address))
    throw new AppError('invalid', 'Enter a short code of 3 to 8 digits, or a full number that begins with +.')
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO sender (workspace_id, account_id, address, type)
     SELECT $1, id, $3, $4 FROM carrier_account WHERE workspace_id = $1 AND id = $2
     ON CONFLICT (workspace_id, address) DO NOTHING RETURNING id`,
    [scope.workspaceId, input.accountId, input.address, input.type],
  )
  if (!rows[0]) throw new AppError('conflict', 'This number is already a sender of the workspace.')
  return rows[0]
}
