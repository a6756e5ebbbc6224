import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll } from 'vitest'
import { sessionKey } from '@/lib/accounts/membership.server'
import type { Role } from '@/lib/accounts/roles'
import type { Scope } from '@/lib/accounts/scope'
import { closeDecoder } from '@/lib/media/decode/pool.server'
import { ingestUpload } from '@/lib/media/ingest.server'
import { uploadStates } from '@/lib/media/library.server'
import { mediaPath } from '@/lib/media/serve.server'
import { uploadPath } from '@/lib/media/upload.server'
import { frontOf } from '@/lib/platform/front.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

export interface Person {
  slug: string
  workspaceId: string
  userId: string
  cookie: string
  scope: Scope
}

/** A member of a new workspace, signed in as a browser would be. */
export async function signedIn({ pool }: TestDatabase, role: Role = 'marketer'): Promise<Person> {
  const slug = `w-${randomUUID().slice(0, 8)}`
  const workspace = await pool.query<{ id: string }>(
    'INSERT INTO workspace (slug, name, brand_name, pixel_key) VALUES ($1, $1, $1, $1) RETURNING id',
    [slug],
  )
  return joined({ pool } as TestDatabase, slug, workspace.rows[0]?.id as string, role)
}

/** Another member of a workspace. */
export async function joined(
  { pool }: TestDatabase,
  slug: string,
  workspaceId: string,
  role: Role,
): Promise<Person> {
  const user = await pool.query<{ id: string; epoch: number }>(
    `INSERT INTO app_user (email, name) VALUES ($1, 'Ines Calloway') RETURNING id, session_epoch AS epoch`,
    [`${randomUUID()}@example.com`],
  )
  const { id: userId, epoch } = user.rows[0] as { id: string; epoch: number }
  await pool.query('INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, $3)', [
    workspaceId,
    userId,
    role,
  ])
  const token = await encode({
    token: { userId, sessionEpoch: epoch },
    secret: sessionKey().secret,
  })
  return {
    slug,
    workspaceId,
    userId,
    cookie: `next-auth.session-token=${token}`,
    scope: { workspaceId, actor: { kind: 'user', id: userId }, grants: { role } },
  }
}

/** The hot paths of media on a port of their own, as server.ts puts them before Next. */
export async function mediaServer(): Promise<{ url: string; server: Server; close: () => Promise<void> }> {
  const server = createServer(
    frontOf({
      hotPaths: [uploadPath, mediaPath],
      rest: (_, response) => void response.writeHead(404).end(),
      origin: 'http://localhost',
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const TUS = { 'tus-resumable': '1.0.0' }

export interface Tus {
  create(length: number, name: string, extra?: Record<string, string>): Promise<Response>
  send(path: string, offset: number, bytes: Uint8Array): Promise<Response>
  offset(path: string): Promise<number | null>
  cancel(path: string): Promise<Response>
  /** Creates and sends in one piece; the upload's id. */
  upload(bytes: Uint8Array, name: string, extra?: Record<string, string>): Promise<string>
}

/** Speaks tus 1.0 as the browser's client does, for one person. */
export function tusAs(person: Person, base: string, slug = person.slug): Tus {
  const endpoint = `${base}/api/uploads/${slug}`
  const headers = { ...TUS, cookie: person.cookie }
  const tus: Tus = {
    create: (length, name, extra = {}) => {
      const metadata = Object.entries({ name, ...extra })
        .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
        .join(',')
      return fetch(endpoint, {
        method: 'POST',
        headers: { ...headers, 'upload-length': String(length), 'upload-metadata': metadata },
      })
    },
    send: (path, offset, bytes) =>
      fetch(`${base}${path}`, {
        method: 'PATCH',
        headers: {
          ...headers,
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
        body: Buffer.from(bytes),
      }),
    offset: async (path) => {
      const answer = await fetch(`${base}${path}`, { method: 'HEAD', headers })
      const offset = answer.headers.get('upload-offset')
      return answer.ok && offset !== null ? Number(offset) : null
    },
    cancel: (path) => fetch(`${base}${path}`, { method: 'DELETE', headers }),
    upload: async (bytes, name, extra) => {
      const created = await tus.create(bytes.length, name, extra)
      const path = created.headers.get('location')
      if (!path) throw new Error(`Not created: ${created.status} ${await created.text()}`)
      const sent = await tus.send(path, 0, bytes)
      if (sent.status !== 204) throw new Error(`Not sent: ${sent.status} ${await sent.text()}`)
      return path.split('/').at(-1) ?? ''
    },
  }
  return tus
}

/** A media library of its own for the tests of a file, from the first to the last of them: a workspace, and a marketer in it. */
export interface Stage {
  database: TestDatabase
  server: Awaited<ReturnType<typeof mediaServer>>
  ines: Person
}

export function stageForAll(): Stage {
  const stage = {} as Stage
  beforeAll(async () => {
    stage.database = await testDatabase()
    stage.server = await mediaServer()
    stage.ines = await signedIn(stage.database)
  })
  afterAll(async () => {
    closeDecoder()
    await stage.server.close()
    await stage.database.drop()
  })
  return stage
}

/** Uploads a file as a browser does and takes it in as the worker does. What its owner is told of it, and its id. */
export async function uploaded(
  { server, ines }: Stage,
  bytes: Buffer,
  name: string,
  { person = ines, extra }: { person?: Person; extra?: Record<string, string> } = {},
) {
  const id = await tusAs(person, server.url).upload(bytes, name, extra)
  await ingestUpload(person.workspaceId, id)
  const [state] = await uploadStates(person.scope, [id])
  if (!state) throw new Error(`Nothing is known of ${name}.`)
  return { ...state, id }
}
