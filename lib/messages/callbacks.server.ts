import type { IncomingMessage, ServerResponse } from 'node:http'
import { isCallbackToken, type OpenAccount, openCallbackAccount } from '../carriers/accounts.server'
import type { CarrierAnswer, Received } from '../carriers/carrier'
import { AppError } from '../platform/errors'
import { type HotPath, readBody } from '../platform/http.server'
import { log } from '../platform/log.server'
import { Batcher } from './batcher'
import { type IncomingReceipt, recordReceipts } from './receipts.server'
import { recordReply } from './replies.server'

/** Bytes of a callback: a reply with photos. */
const maxCallbackBytes = 12_000_000
const mostReceipts = 1000
const knownForMs = 30_000

const accounts = new Map<string, { account: OpenAccount; until: number }>()
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
  const account = await authenticate(pathname)
  const body = await readBody(request, maxCallbackBytes)
  const contentType = request.headers['content-type'] ?? ''
  const received = account.carrier.receive({ contentType, body }, account.credentials, new Date())
  send(response, await record(account, received))
}

/** Everything that is wrong with the address looks the same from outside. */
async function authenticate(pathname: string): Promise<OpenAccount> {
  const [, , adapter, id = '', token = ''] = pathname.split('/')
  const refused = new AppError('not_found', 'There is no such callback address.')
  if (!/^[0-9a-f-]{36}$/.test(id) || !isCallbackToken(id, token)) throw refused
  const account = await accountOf(id)
  if (!account || account.carrier.id !== adapter) throw refused
  return account
}

async function accountOf(id: string): Promise<OpenAccount | undefined> {
  const known = accounts.get(id)
  if (known && known.until > Date.now()) return known.account
  const account = await openCallbackAccount(id)
  if (account) accounts.set(id, { account, until: Date.now() + knownForMs })
  return account
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
