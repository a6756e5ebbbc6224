import { z } from 'zod'
import { picturePath } from '../media/address.server'
import { CARRIERS, type NumberType, profileById, profileFor } from '../media/profiles'
import { QUALITY_FLOOR } from '../media/quality/words'
import type { FrozenVariant } from '../messages/frozen'
import { prisma } from '../platform/db.server'
import type { PictureFacts } from './finding'
import type { PreviewPicture } from './inspection'

export type CampaignPicture = PreviewPicture & {
  facts: PictureFacts
  frozen: FrozenVariant['renditions']
}

/** The carrier profiles that messages from a kind of number can need: one per carrier, and one for carriers not known. */
function profilesOf(numberType: NumberType): string[] {
  return [...new Set([...CARRIERS, null].map((carrier) => profileFor(carrier, numberType).id))]
}

/** The pictures of a draft with their renditions for this kind of number; what was deleted is left out. */
export async function readPictures(
  workspaceId: string,
  assetIds: string[],
  numberType: NumberType,
): Promise<CampaignPicture[]> {
  if (assetIds.length === 0) return []
  const wanted = profilesOf(numberType)
  const assets = await prisma().asset.findMany({
    where: { workspaceId, id: { in: assetIds }, deletedAt: null },
    select: {
      id: true,
      name: true,
      altText: true,
      status: true,
      width: true,
      height: true,
      renditions: {
        where: { status: 'ready', profileId: { in: wanted } },
        select: {
          profileId: true,
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
  return assets.map((asset) => {
    const ready = asset.renditions.flatMap((rendition) => readyRendition(workspaceId, rendition))
    const made = new Set(ready.map((rendition) => rendition.profileId))
    return {
      assetId: asset.id,
      name: asset.name,
      altText: asset.altText,
      renditions: ready.map(({ frozen: _, ...shown }) => shown),
      frozen: Object.fromEntries(ready.map((rendition) => [rendition.profileId, rendition.frozen])),
      facts: {
        name: asset.name,
        status: asset.status,
        altText: asset.altText,
        missing: wanted.filter((profileId) => !made.has(profileId)),
        poor: asset.renditions
          .filter(suffered)
          .flatMap(({ profileId }) => profileById(profileId)?.label ?? []),
        portrait: (asset.height ?? 1) >= (asset.width ?? 1),
      },
    }
  })
}

function suffered({ detail }: { detail: unknown }): boolean {
  const { score } = scored.parse(detail)
  return score !== null && score < QUALITY_FLOOR
}

const scored = z.object({ score: z.number().nullable().default(null) }).catch({ score: null })

type Row = {
  profileId: string
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
}

function readyRendition(workspaceId: string, { profileId, sha256, mime, bytes, width, height }: Row) {
  const profile = profileById(profileId)
  if (!profile || !sha256 || !mime || !bytes || !width || !height) return []
  return [
    {
      profileId,
      carrier: profile.carrier === 'any' ? 'Other' : profile.label,
      src: picturePath(workspaceId, sha256, mime),
      mime,
      bytes,
      limit: profile.messageBytes,
      width,
      height,
      frozen: { sha256, mime, bytes, width, height },
    },
  ]
}
