import { z } from 'zod'
import { picturePath } from '../media/address.server'
import { thumbnailId } from '../media/asset'
import { readEdit } from '../media/edit/edit'
import { CARRIERS, type NumberType, profileFor, rungBelow } from '../media/profiles'
import type { FrozenRendition } from '../messages/frozen'
import { prisma } from '../platform/db.server'
import type { PreviewFile } from './inspection'
import type { CampaignMedium, LibraryFile } from './variant-media'

/**
 * The carrier profiles that messages from a kind of number can need: one per carrier, and one for carriers not known; `below` are
 * the rungs next to them, for a carrier that finds a message too large.
 */
export function profilesOf(numberType: NumberType): { first: string[]; below: string[] } {
  const first = [...new Set([...CARRIERS, null].map((carrier) => profileFor(carrier, numberType)))]
  const below = first.flatMap((profile) => rungBelow(profile)?.id ?? [])
  const ids = first.map(({ id }) => id)
  return { first: ids, below: [...new Set(below)].filter((id) => !ids.includes(id)) }
}

/** The large thumbnail that every picture and clip has. */
const posterId = thumbnailId(960)

/** Assets with their renditions for this kind of number, by id; what was deleted is left out. */
export async function readMedia(
  workspaceId: string,
  assetIds: string[],
  numberType: NumberType,
): Promise<Map<string, CampaignMedium>> {
  if (assetIds.length === 0) return new Map()
  const { first, below } = profilesOf(numberType)
  const assets = await prisma().asset.findMany({
    where: { workspaceId, id: { in: assetIds }, deletedAt: null },
    select: {
      id: true,
      name: true,
      kind: true,
      mime: true,
      bytes: true,
      edit: true,
      altText: true,
      status: true,
      width: true,
      height: true,
      durationMs: true,
      revision: true,
      renditions: {
        where: { profileId: { in: [...first, ...below, posterId] } },
        select: {
          profileId: true,
          status: true,
          sha256: true,
          mime: true,
          bytes: true,
          width: true,
          height: true,
          detail: true,
        },
      },
    },
  })
  const media = assets.map(({ id, renditions, width, height, kind, name, status, altText, ...asset }) => {
    const { [posterId]: poster, ...files } = Object.fromEntries(
      renditions.flatMap((row) => fileOf(row, asset.durationMs)),
    )
    const settled = new Set(renditions.filter((row) => row.status !== 'pending').map((row) => row.profileId))
    const missing = first.filter((profileId) => !settled.has(profileId))
    const portrait = (height ?? 1) >= (width ?? 1)
    const facts = { name, kind, status, altText, missing, portrait }
    return {
      assetId: id,
      revision: asset.revision,
      kind,
      original: { mime: asset.mime, bytes: Number(asset.bytes) },
      asClip: kind === 'gif' && readEdit(asset.edit).asVideo,
      files,
      settled,
      poster: poster ? { ...poster, durationMs: null } : null,
      facts,
    }
  })
  return new Map(media.map((medium) => [medium.assetId, medium]))
}

const detailSchema = z
  .object({
    score: z.number().nullable().default(null),
    curve: z.array(z.object({ bytes: z.number(), score: z.number() })).default([]),
    durationMs: z.number().nullable().default(null),
  })
  .catch({ score: null, curve: [], durationMs: null })

type Row = {
  profileId: string
  status: string
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
  detail: unknown
}

function fileOf(
  { profileId, status, sha256, mime, bytes, width, height, detail }: Row,
  ofAsset: number | null,
): [string, LibraryFile][] {
  if (status !== 'ready' || !sha256 || !mime || bytes === null) return []
  const { score, curve, durationMs: own } = detailSchema.parse(detail)
  const plays = !mime.startsWith('text/') && !/^image\/(jpeg|png)$/.test(mime)
  const durationMs = plays ? (own ?? ofAsset) : null
  return [[profileId, { sha256, mime, bytes, width, height, durationMs, score, curve }]]
}

/** A file as the composer shows it. */
export function previewOf(
  workspaceId: string,
  { sha256, mime, bytes, width, height, durationMs }: FrozenRendition,
): PreviewFile {
  return { src: picturePath(workspaceId, sha256, mime), mime, bytes, width, height, durationMs }
}
