import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { FileStore } from '@tus/file-store'
import { MemoryLocker, Server, type ServerOptions } from '@tus/server'
import { z } from 'zod'
import type { Membership } from '../accounts/membership.server'
import { membershipOfRequest } from '../accounts/request.server'
import { allow } from '../accounts/scope'
import { prisma } from '../platform/db.server'
import { AppError, httpStatus } from '../platform/errors'
import type { HotPath } from '../platform/http.server'
import { log } from '../platform/log.server'
import { parse } from '../platform/parse'
import { formatsIn } from '../words/formats'
import { defaultLocale } from '../words/languages'
import { uploadFolder } from './incoming.server'
import { ingestSoon } from './ingest.server'
import { MAX_UPLOAD_BYTES, sizeRefusal } from './upload'

/**
 * Resumable uploads (tus 1.0) at `/api/uploads/<workspace>/<id>`. They never pass through Next, which would cut or
 * buffer a large body. Every request is checked for session, role, workspace and owner before tus sees it.
 */
export const uploadPath: HotPath = {
  prefix: '/api/uploads/',
  async handle(request, response, pathname) {
    const [, slug, id] = /^\/api\/uploads\/([a-z0-9-]{1,60})(?:\/([0-9a-f]{32}))?\/?$/.exec(pathname) ?? []
    if (!slug) throw new AppError('not_found', 'No such upload.')
    const membership = await membershipOfRequest(request, slug)
    allow(membership.scope, 'media.write')
    if (request.method === 'GET') throw new AppError('not_found', 'Uploads are not read back.')
    if (id) await ownUpload(membership, id)
    else if (request.method === 'POST') checkLength(request)
    await tusFor(request, response, membership)
    if (id && request.method === 'DELETE' && response.statusCode === 204) await forget(membership, id)
  },
}

async function ownUpload({ scope, user }: Membership, id: string): Promise<void> {
  const upload = await prisma().upload.findUnique({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id } },
    select: { userId: true },
  })
  if (upload?.userId !== user.id) throw new AppError('not_found', 'This upload does not exist, or is over.')
}

function checkLength(request: IncomingMessage): void {
  const length = Number(request.headers['upload-length'] ?? Number.NaN)
  if (!Number.isSafeInteger(length) || length < 0)
    throw new AppError('invalid', 'An upload must say how long it is (Upload-Length).')
  const refused = sizeRefusal(length)
  if (refused === 'empty')
    throw new AppError('invalid', 'The file is empty: 0 bytes. Export it again and upload the new file.')
  if (refused === 'tooLarge') {
    const { bytes } = formatsIn(defaultLocale)
    throw new AppError(
      'too_large',
      'The file has {size}; a picture may have up to {most}. Nothing was uploaded. Save it smaller: a phone gets at most 1.5 MB of it.',
      { values: { size: bytes(length), most: bytes(MAX_UPLOAD_BYTES) } },
    )
  }
}

const metadataSchema = z.object({
  name: z.string().min(1).max(500).default('Untitled'),
  folderId: z.uuid().nullish().catch(null),
  /** The asset whose file this takes the place of. */
  replacesId: z.uuid().nullish().catch(null),
  renewScheduled: z.enum(['yes', 'no']).nullish().catch(null),
})

/** Keeps two requests from writing to one upload at the same time. */
const locks = new MemoryLocker()
let store: FileStore | undefined

function fileStore(): FileStore {
  if (!store) {
    mkdirSync(uploadFolder(), { recursive: true })
    store = new FileStore({ directory: uploadFolder() })
  }
  return store
}

/** One tus server per request: its hooks then know whose request it is, and it keeps nothing but the shared store and locks. */
async function tusFor(
  request: IncomingMessage,
  response: ServerResponse,
  membership: Membership,
): Promise<void> {
  const base = `/api/uploads/${membership.workspace.slug}`
  const options: ServerOptions & { datastore: FileStore } = {
    path: base,
    datastore: fileStore(),
    locker: locks,
    maxSize: MAX_UPLOAD_BYTES,
    disableTerminationForFinishedUploads: true,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => randomBytes(16).toString('hex'),
    generateUrl: (_request, { id }) => `${base}/${id}`,
    getFileIdFromRequest: (_request, last) => (last && /^[0-9a-f]{32}$/.test(last) ? last : undefined),
    onUploadCreate: async (_request, upload) => {
      await recordUpload(membership, upload.id, upload.size ?? 0, upload.metadata ?? {})
      return {}
    },
    onUploadFinish: async (_request, upload) => {
      await received(membership, upload.id)
      return {}
    },
    onResponseError: async (_request, error) => tusError(error),
  }
  await new Server(options).handle(request, response)
}

async function recordUpload(
  { scope, user }: Membership,
  id: string,
  bytes: number,
  metadata: Record<string, string | null>,
): Promise<void> {
  const { name, folderId, replacesId, renewScheduled } = parse(metadataSchema, metadata)
  if (renewScheduled === 'yes') allow(scope, 'campaigns.send')
  if (replacesId) await liveAsset(scope.workspaceId, replacesId)
  const folder = folderId
    ? await prisma().folder.findUnique({
        where: { workspaceId_id: { workspaceId: scope.workspaceId, id: folderId } },
        select: { id: true },
      })
    : null
  await prisma().upload.create({
    data: {
      workspaceId: scope.workspaceId,
      id,
      userId: user.id,
      name: name.slice(0, 200),
      bytes,
      folderId: folder?.id ?? null,
      replacesId: replacesId ?? null,
      renewScheduled: renewScheduled === 'yes',
    },
  })
}

async function liveAsset(workspaceId: string, id: string): Promise<void> {
  const found = await prisma().asset.findUnique({
    where: { workspaceId_id: { workspaceId, id }, deletedAt: null },
    select: { id: true },
  })
  if (!found) throw new AppError('not_found', 'The picture to replace is not in the library any more.')
}

/** The last byte is on disk: from here on the worker owns it, and the sweep asks again should the reminder be lost. */
async function received({ scope }: Membership, id: string): Promise<void> {
  await prisma().upload.updateMany({
    where: { workspaceId: scope.workspaceId, id, receivedAt: null },
    data: { receivedAt: new Date() },
  })
  await ingestSoon(scope.workspaceId, id)
}

async function forget({ scope }: Membership, id: string): Promise<void> {
  await prisma().upload.deleteMany({ where: { workspaceId: scope.workspaceId, id, receivedAt: null } })
}

function tusError(error: Error | { status_code: number; body: string }) {
  if (error instanceof AppError) return { status_code: httpStatus(error.code), body: error.message }
  if ('status_code' in error) return undefined
  log.error({ err: error }, 'an upload failed')
  return {
    status_code: 500,
    body: 'The upload could not be kept. What arrived is safe: try again to go on from there.',
  }
}
