import { z } from 'zod'
import { picturePath } from '../media/address.server'
import { thumbnailId } from '../media/asset'
import { CARRIERS, type NumberType, profileById, profileFor, rungBelow } from '../media/profiles'
import { QUALITY_FLOOR } from '../media/quality/words'
import type { FrozenRendition } from '../messages/frozen'
import { prisma } from '../platform/db.server'
import type { PreviewFile } from './inspection'
import type { CampaignMedium } from './variant-media'

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

/** The media of a draft with their renditions for this kind of number; what was deleted is left out. */
export async function readMedia(
  workspaceId: string,
  assetIds: string[],
  numberType: NumberType,
): Promise<CampaignMedium[]> {
  if (assetIds.length === 0) return []
  const { first, below } = profilesOf(numberType)
  const assets = await prisma().asset.findMany({
    where: { workspaceId, id: { in: assetIds }, deletedAt: null },
    select: {
      id: true,
      name: true,
      kind: true,
      altText: true,
      status: true,
      width: true,
      height: true,
      durationMs: true,
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
  return assets.map(({ id, renditions, width, height, durationMs, kind, name, status, altText }) => {
    const { [posterId]: poster, ...files } = Object.fromEntries(
      renditions.flatMap((row) => fileOf(row, durationMs)),
    )
    const settled = new Set(renditions.filter((row) => row.status !== 'pending').map((row) => row.profileId))
    return {
      assetId: id,
      kind,
      files,
      settled,
      poster: poster ? { ...poster, durationMs: null } : null,
      facts: {
        name,
        kind,
        status,
        altText,
        missing: first.filter((profileId) => !settled.has(profileId)),
        poor: renditions.filter(suffered).flatMap(({ profileId }) => profileById(profileId)?.label ?? []),
        portrait: (height ?? 1) >= (width ?? 1),
      },
    }
  })
}

/** The large thumbnail that every picture and clip has. */
const posterId = thumbnailId(960)

function suffered({ detail }: { detail: unknown }): boolean {
  const { score } = scored.parse(detail)
  return score !== null && score < QUALITY_FLOOR
}

const scored = z.object({ score: z.number().nullable().default(null) }).catch({ score: null })

type Row = {
  profileId: string
  status: string
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
}

function fileOf(
  { profileId, status, sha256, mime, bytes, width, height }: Row,
  durationMs: number | null,
): [string, FrozenRendition][] {
  if (status !== 'ready' || !sha256 || !mime || bytes === null) return []
  return [[profileId, { sha256, mime, bytes, width, height, durationMs }]]
}

/** A file as the composer shows it. */
export function previewOf(
  workspaceId: string,
  { sha256, mime, bytes, width, height, durationMs }: FrozenRendition,
): PreviewFile {
  return { src: picturePath(workspaceId, sha256, mime), mime, bytes, width, height, durationMs }
}
