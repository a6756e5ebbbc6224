import { pool } from '../platform/db.server'
import { log } from '../platform/log.server'
import { type Claimed, claimDue, recordAttempts, type Settled, type Turn } from './attempts.server'
import { type Lane, packEvents } from './outbox.server'
import { isDelivered } from './outcome'
import { openPost, type Post } from './post.server'
import { holdAfter, isGivenUp, silenceMs, waitAfter } from './schedule'
import { signed } from './secret.server'
import { switchOff } from './switch-off.server'

/** Deliveries of one endpoint on their way at a time, each on a connection of its own. */
const atOnce = 16
/** ms after which a lane makes room for others; the sweep asks for it again. */
const laneMs = 15_000

/**
 * One endpoint's lane: packs what waits for it and posts what is due, until nothing is. Others have lanes of their own, so that a slow
 * endpoint holds up nobody else. One delivery goes ahead, and many at once follow as soon as something came through. Whatever is
 * packed after the first round are whole hundreds: the rest gathers until the next reminder.
 */
export async function deliverEndpoint(lane: Lane, signal?: AbortSignal): Promise<void> {
  const end = Date.now() + laneMs
  let post: Post | undefined
  let most = 1
  try {
    await packEvents(lane)
    while (!signal?.aborted && Date.now() < end) {
      const turn = await claimDue(lane, most)
      if (turn?.claimed.length) {
        post = await connected(post, turn.url)
        const full = turn.claimed.length === most
        most = (await finish(lane, turn, await attemptAll(post, turn, turn.claimed))) ? atOnce : 1
        if (full) continue
      }
      const packed = await packEvents(lane, { onlyFull: true })
      if (packed === 0 && !turn?.claimed.length) return
    }
  } finally {
    await post?.close()
  }
}

async function connected(open: Post | undefined, url: string): Promise<Post> {
  if (open?.url === url) return open
  await open?.close()
  return openPost(url, atOnce)
}

export function attemptAll(post: Post, turn: Turn, claimed: readonly Claimed[]): Promise<Settled[]> {
  return Promise.all(
    claimed.map(async (delivery) => {
      const at = new Date()
      const attempted = await post.send(signed(turn.secrets, delivery.id, delivery.body, at), delivery.body)
      const waitMs = isDelivered(attempted.outcome)
        ? null
        : waitAfter(delivery.number, Math.random(), attempted.askedMs)
      return { ...delivery, ...attempted, at, waitMs }
    }),
  )
}

/** Writes how a turn ended, and what it says of the endpoint. Returns whether anything came through. */
async function finish(lane: Lane, turn: Turn, settled: readonly Settled[]): Promise<boolean> {
  await recordAttempts(pool(), lane, settled)
  const failed = settled.filter(({ outcome }) => !isDelivered(outcome))
  if (failed.length === 0) {
    if (turn.failing) await works(lane)
    return true
  }
  const askedMs = Math.max(...failed.map((one) => one.askedMs))
  const came = failed.length < settled.length
  const failingSince = await noteTrouble(lane, { came, holdMs: holdAfter(turn.failing && !came, askedMs) })
  log.info({ ...lane, outcomes: failed.map(({ outcome }) => outcome) }, 'webhooks did not come through')
  if (failed.some(({ outcome }) => outcome === 'gone')) await switchOff(lane, 'gone')
  else if (isGivenUp(failingSince, new Date())) await switchOff(lane, 'failing')
  return came
}

/** An endpoint that takes what it is sent has no trouble (any more). */
export async function works({ workspaceId, endpointId }: Lane): Promise<void> {
  await pool().query(
    'UPDATE webhook_endpoint SET failing_since = NULL, held_until = NULL WHERE workspace_id = $1 AND id = $2',
    [workspaceId, endpointId],
  )
}

/**
 * Since when nothing came through; null when something did. `held_until` is still where the trouble before left it: when that is long
 * ago, nothing was tried since.
 */
async function noteTrouble(
  { workspaceId, endpointId }: Lane,
  { came, holdMs }: { came: boolean; holdMs: number },
): Promise<Date | null> {
  const { rows } = await pool().query<{ failingSince: Date | null }>(
    `UPDATE webhook_endpoint
     SET failing_since = CASE WHEN $3 THEN NULL WHEN held_until < now() - make_interval(secs => $5::float8 / 1000) THEN now()
           ELSE coalesce(failing_since, now()) END,
         held_until = now() + make_interval(secs => $4::float8 / 1000)
     WHERE workspace_id = $1 AND id = $2 RETURNING failing_since AS "failingSince"`,
    [workspaceId, endpointId, came, holdMs, silenceMs],
  )
  return rows[0]?.failingSince ?? null
}
