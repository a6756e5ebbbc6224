import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { allow, type Scope } from '../accounts/scope'
import { prisma } from '../platform/db.server'
import { AppError, refusal } from '../platform/errors'
import { readSaid, said } from '../words/said'
import { uploadFile, uploadFolder } from './incoming.server'
import { ingestUpload } from './ingest.server'

/**
 * Makes an asset of a picture the product itself has drawn, by the way every upload takes, and asks for its renditions.
 * The same picture again is the asset it already is. With `replacesId` it takes that asset's place, whose file becomes a
 * version. Returns the asset's id.
 */
export async function keepPicture(
  scope: Scope,
  name: string,
  bytes: Buffer,
  replacesId: string | null = null,
): Promise<string> {
  allow(scope, 'media.write')
  if (scope.actor.kind !== 'user') throw new AppError('forbidden', 'Pictures are kept for a member.')
  const { workspaceId } = scope
  const id = randomBytes(16).toString('hex')
  await mkdir(uploadFolder(), { recursive: true })
  await writeFile(uploadFile(id), bytes)
  await prisma().upload.create({
    data: {
      workspaceId,
      id,
      userId: scope.actor.id,
      name,
      bytes: bytes.length,
      folderId: null,
      replacesId,
      receivedAt: new Date(),
    },
  })
  await ingestUpload(workspaceId, id)
  const { assetId, duplicateOf, failure } = await prisma().upload.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
  })
  const kept = assetId ?? duplicateOf
  if (!kept)
    throw refusal(
      'unavailable',
      failure ? readSaid(failure) : said('The picture could not be kept. Try again.'),
    )
  return kept
}
