import { audited } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { prisma } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { inEnglish, type Said, type Say, said, sayWritten } from '../words/said'
import { type AccountLimits, readLimits } from './account-limits'
import { callbackUrl, createAccount, createSender, type OpenAccount, openAccount } from './accounts.server'
import type { CredentialField } from './carrier'
import { filledFields } from './change-account.server'
import { carriers, credentialFields } from './registry.server'
import type { CarrierForm } from './settings'

export type SenderLine = { id: string; address: string; type: string; since: Date }

export type AccountLine = {
  id: string
  adapter: string
  carrier: string
  name: string
  ratePerSecond: number
  /** Price of one picture message in millionths of the workspace's currency. */
  priceMicros: number
  /** What whoever carries for it takes; null without limits of its own. */
  limits: AccountLimits | null
  /** What it is reached by, for changing it; without secrets. */
  fields: CredentialField[]
  /** Why sending waits, or null. */
  haltReason: string | null
  /** Where this carrier must send its reports and replies. Holds a secret. */
  callbackUrl: string
  senders: SenderLine[]
}

/** The forms of all adapters, for connecting one. */
export function carrierForms(scope: Scope, say: Say = inEnglish): CarrierForm[] {
  allow(scope, 'carriers.manage')
  return carriers.map((carrier) => ({
    adapter: carrier.id,
    name: say(carrier.name),
    description: say(carrier.description),
    fields: credentialFields(carrier).map((field) => fieldIn(say, field)),
  }))
}

/** The connected carriers with their numbers, oldest first. What is switched off is left out. */
export async function listAccounts(scope: Scope, say: Say = inEnglish): Promise<AccountLine[]> {
  allow(scope, 'carriers.manage')
  const accounts = await prisma().carrierAccount.findMany({
    where: { workspaceId: scope.workspaceId, disabledAt: null },
    select: {
      id: true,
      adapter: true,
      name: true,
      ratePerSecond: true,
      priceMicros: true,
      limits: true,
      haltedAt: true,
      haltReason: true,
      senders: {
        where: { disabledAt: null },
        select: { id: true, address: true, type: true, createdAt: true },
        orderBy: { createdAt: 'asc' },
      },
    },
    orderBy: { createdAt: 'asc' },
  })
  const opened = await Promise.all(accounts.map(({ id }) => openAccount(scope.workspaceId, id)))
  return accounts.map(({ haltedAt, haltReason, senders, limits, ...account }, index) => ({
    ...account,
    carrier: say(carriers.find(({ id }) => id === account.adapter)?.name ?? account.adapter),
    limits: readLimits(limits),
    fields: fieldsOf(opened[index]).map((field) => fieldIn(say, field)),
    haltReason: haltedAt ? sayWritten(say, haltReason ?? 'The carrier refused the account.') : null,
    callbackUrl: callbackUrl(account),
    senders: senders.map(({ createdAt, ...sender }) => ({ ...sender, since: createdAt })),
  }))
}

/** The schemas of credentials hold their labels in English, by which the catalogue knows them. */
function fieldIn(say: Say, field: CredentialField): CredentialField {
  const { label, help, section, options } = field
  return {
    ...field,
    label: say(label),
    ...(help ? { help: say(help) } : {}),
    ...(section ? { section: say(section) } : {}),
    ...(options ? { options: options.map((one) => ({ ...one, label: say(one.label) })) } : {}),
  }
}

function fieldsOf(account: OpenAccount | undefined): CredentialField[] {
  return account ? filledFields(account.carrier, account.credentials) : []
}

/**
 * Reaches a carrier without sending anything, and says what answered.
 * @throws AppError('unavailable') with what went wrong; AppError('rate_limited') when tried too often.
 */
export async function testAccount(scope: Scope, id: string): Promise<Said> {
  allow(scope, 'carriers.manage')
  await limit(`carrier-test:${scope.workspaceId}`, { count: 20, seconds: 300 })
  const account = await openAccount(scope.workspaceId, id)
  if (!account) throw notFound('carrier account')
  const connection = account.carrier.open(account.credentials, {
    connections: 1,
    timeouts: { answer: 8_000 },
  })
  try {
    await connection.announce?.(callbackUrl({ id, adapter: account.carrier.id }))
    return (await connection.probe?.()) ?? said('This carrier has nothing to test with; send a test message.')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('unavailable', 'Nothing answers there. Is the address right, and is it running?')
  } finally {
    await connection.close()
  }
}

/** Retires a number: nothing more is sent from it, and what was planned for it waits. */
export function retireSender(scope: Scope, id: string): Promise<void> {
  allow(scope, 'carriers.manage')
  return audited(scope, async (tx) => {
    const { count } = await tx.sender.updateMany({
      where: { workspaceId: scope.workspaceId, id, disabledAt: null },
      data: { disabledAt: new Date() },
    })
    if (count === 0) throw notFound('sender')
    return { result: undefined, entry: { action: 'sender.retired', subjectType: 'sender', subjectId: id } }
  })
}

/** Switches an account off with all its numbers. */
export function disconnectAccount(scope: Scope, id: string): Promise<void> {
  allow(scope, 'carriers.manage')
  return audited(scope, async (tx) => {
    const { workspaceId } = scope
    const now = new Date()
    const { count } = await tx.carrierAccount.updateMany({
      where: { workspaceId, id, disabledAt: null },
      data: { disabledAt: now },
    })
    if (count === 0) throw notFound('carrier account')
    await tx.sender.updateMany({
      where: { workspaceId, accountId: id, disabledAt: null },
      data: { disabledAt: now },
    })
    return {
      result: undefined,
      entry: { action: 'carrier.disconnected', subjectType: 'carrier_account', subjectId: id },
    }
  })
}

/** A number of the range that is never given to anybody (NANP 555-0100 to 555-0199), for phones that do not exist. */
const simulatorNumber = '+18285550100'

/** The simulator with one number: enough to send a first campaign to phones on the screen. Done twice, it stays one. */
export async function connectSimulator(scope: Scope): Promise<void> {
  allow(scope, 'carriers.manage')
  const accounts = await listAccounts(scope)
  const existing = accounts.find(({ adapter }) => adapter === 'simulator')
  if (existing && existing.senders.length > 0) return
  const { id } =
    existing ??
    (await createAccount(scope, { adapter: 'simulator', name: 'Built-in phones', credentials: {} }))
  await createSender(scope, { accountId: id, address: simulatorNumber, type: 'long_code' })
}
