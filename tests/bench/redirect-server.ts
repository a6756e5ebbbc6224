import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { flushClicks } from '@/lib/links/clicks.server'
import { shortCode } from '@/lib/links/code.server'
import { linkPath } from '@/lib/links/redirect.server'
import { pool } from '@/lib/platform/db.server'
import { frontOf } from '@/lib/platform/front.server'

/** The server that the redirect benchmark loads, in a process of its own: bare Node, or the product's front. */
const [mode, count] = process.argv.slice(2)
const target = 'https://larkfield.example/drift'

const bare: RequestListener = (_request, response) => {
  response.writeHead(302, { location: target, 'content-length': '0' })
  response.end()
}

const listener: RequestListener =
  mode === 'bare'
    ? bare
    : frontOf({
        hotPaths: [linkPath],
        rest: (_request, response) => void response.end(),
        origin: 'http://localhost',
      })

const codes = mode === 'bare' ? ['x'] : await seed(Number(count))
let counted = mode === 'bare' ? 0 : await clicks()
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port, codes })
})

process.on('message', async () => {
  if (mode === 'bare') return process.send?.(0)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await flushClicks()
  const now = await clicks()
  process.send?.(now - counted)
  counted = now
})

async function clicks(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>('SELECT count(*) FROM click')
  return rows[0]?.count ?? 0
}

/** A sent campaign with one link; the codes of its messages. */
async function seed(messages: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: number }>(
    `WITH w AS (
       INSERT INTO workspace (slug, name, brand_name, pixel_key) VALUES ('bench', 'Bench', 'Bench', 'px_bench') RETURNING id
     ), k AS (
       INSERT INTO campaign (workspace_id, name, status, updated_at) SELECT id, 'Bench', 'sent', now() FROM w RETURNING workspace_id, id
     ), l AS (
       INSERT INTO link (workspace_id, campaign_id, number, url) SELECT workspace_id, id, 0, $1 FROM k
     )
     INSERT INTO message (workspace_id, campaign_id, sender_id, phone, status, send_at, contact_id)
     SELECT k.workspace_id, k.id, k.id, '+18285550100', 'delivered', now(), uuidv7() FROM k, generate_series(1, $2)
     RETURNING id`,
    [target, messages],
  )
  return rows.map(({ id }) => shortCode(id, 0))
}
