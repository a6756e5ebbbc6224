import type { IncomingMessage, ServerResponse } from 'node:http'
import { isCallbackToken, type OpenAccount, openCallbackAccount } from '../carriers/accounts.server'
import { type CallbackGuard, guardOf, type Refusal, refusalOf } from '../carriers/callback-guard.server'
import type { CarrierAnswer, Received } from '../carriers/carrier'
import { config } from '../platform/config.server'
import { AppError } from '../platform/errors'
import { clientAddress, type HotPath, readBody } from '../platform/http.server'
import { log } from '../platform/log.server'
import { Batcher } from './batcher'
import { type IncomingReceipt, recordReceipts } from './receipts.server'
import { recordReply } from './replies.server'

/** Bytes of a callback: a reply with photos. */
const maxCallbackBytes = 12_000_000
const mostReceipts = 1000
const knownForMs = 30_000

type Known = { account: OpenAccount; guard: CallbackGuard; until: number }

const accounts = new Map<string, Known>()
const receipts = new Batcher<IncomingReceipt>(recordWithRetry, { most: mostReceipts, gatherMs: 2 })

/**
 * `/carrier/<adapter>/<account>/<token>`: reports and replies. The answer is given after what it tells of is committed; until then
 * the carrier keeps it and asks again.
 */
export const carrierPaths: HotPath[] = [{ prefix: '/carrier/', handle: takeCallback }]

async function takeCallback(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  if (request.method !== 'POST') throw new AppError('not_found', 'Carriers post here.')
  const { account, guard } = await accountAt(pathname)
  authenticate(request, response, account.id, guard)
  const body = await readBody(request, maxCallbackBytes)
  const contentType = request.headers['content-type'] ?? ''
  const received = account.carrier.receive({ contentType, body }, account.credentials, new Date())
  send(response, await record(account, received))
}

/** Everything that is wrong with the address looks the same from outside. */
async function accountAt(pathname: string): Promise<Known> {
  const [, , adapter, id = '', token = ''] = pathname.split('/')
  const refused = new AppError('not_found', 'There is no such callback address.')
  if (!/^[0-9a-f-]{36}$/.test(id) || !isCallbackToken(id, token)) throw refused
  const known = await knownAccount(id)
  if (!known || known.account.carrier.id !== adapter) throw refused
  return known
}

async function knownAccount(id: string): Promise<Known | undefined> {
  const known = accounts.get(id)
  if (known && known.until > Date.now()) return known
  const account = await openCallbackAccount(id)
  if (!account) return undefined
  const guard = guardOf(account.carrier.callbackRules?.(account.credentials) ?? {})
  const fresh = { account, guard, until: Date.now() + knownForMs }
  accounts.set(id, fresh)
  return fresh
}

const refusals: Record<Refusal, AppError> = {
  address: new AppError('forbidden', 'Reports for this account are not taken from your address.'),
  certificate: new AppError('forbidden', 'Reports for this account need the client certificate agreed on.'),
  credentials: new AppError('unauthenticated', 'Reports for this account need a user name and a password.'),
}

/** Holds the account's own rules, before the body is read. @throws AppError('forbidden' | 'unauthenticated') */
function authenticate(
  request: IncomingMessage,
  response: ServerResponse,
  accountId: string,
  guard: CallbackGuard,
): void {
  const { CLIENT_CERTIFICATE_HEADER } = config()
  const certificate = CLIENT_CERTIFICATE_HEADER && request.headers[CLIENT_CERTIFICATE_HEADER]
  const address = clientAddress(request)
  const refusal = refusalOf(guard, {
    address,
    authorization: request.headers.authorization,
    certificate: certificate === undefined ? undefined : String(certificate),
  })
  if (refusal === undefined) return
  log.warn({ account: accountId, refusal, address }, 'a callback was refused')
  if (refusal === 'credentials') response.setHeader('www-authenticate', 'Basic realm="Carrier reports"')
  throw refusals[refusal]
}

async function record(account: OpenAccount, received: Received): Promise<CarrierAnswer> {
  const { workspaceId, id: accountId } = account
  try {
    for (const event of received.events) {
      if (event.kind === 'receipt') await receipts.add({ ...event, workspaceId, accountId })
      else if (!(await recordReply({ ...event, workspaceId, accountId }))) return received.later
    }
    return received.done
  } catch (error) {
    log.error(
      { err: error, account: accountId },
      'a callback could not be recorded; the carrier is asked to try again',
    )
    return received.later
  }
}

/** Two processes that move the same messages may deadlock; PostgreSQL ends one, which simply tries again. */
async function recordWithRetry(batch: IncomingReceipt[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await recordReceipts(batch)
    } catch (error) {
      const code = (error as { code?: string }).code
      if (tries >= 3 || (code !== '40P01' && code !== '40001')) throw error
    }
  }
}

function send(response: ServerResponse, answer: CarrierAnswer): void {
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    'content-length': answer.body.byteLength,
  })
  response.end(answer.body)
}
