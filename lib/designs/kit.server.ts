import { audited } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { prisma } from '../platform/db.server'
import { notFound } from '../platform/errors'
import { type Brand, type BrandKit, brandKitSchema, DEFAULT_KIT } from './brand'
import { ownPicture } from './picture.server'
import { forgetThumbnails } from './thumbnail.server'

/** The workspace's colours, type and logo; a good default until somebody has chosen. */
export async function readBrandKit(scope: Scope): Promise<BrandKit> {
  allow(scope, 'media.read')
  const row = await prisma().brandKit.findUnique({ where: { workspaceId: scope.workspaceId } })
  if (!row) return DEFAULT_KIT
  const { ground, ink, accent, accent2, pairing, logoAssetId } = row
  const kit = brandKitSchema.safeParse({ palette: { ground, ink, accent, accent2 }, pairing, logoAssetId })
  return kit.success ? kit.data : DEFAULT_KIT
}

/** Changes the kit. Pictures that were saved stay as they are; the wall is drawn anew. @throws AppError('not_found'). */
export async function saveBrandKit(scope: Scope, kit: BrandKit): Promise<void> {
  allow(scope, 'media.write')
  if (kit.logoAssetId && !(await ownPicture(scope, kit.logoAssetId))) throw notFound('asset')
  const row = { ...kit.palette, pairing: kit.pairing, logoAssetId: kit.logoAssetId }
  await audited(scope, async (tx) => {
    await tx.brandKit.upsert({
      where: { workspaceId: scope.workspaceId },
      create: { workspaceId: scope.workspaceId, ...row },
      update: row,
    })
    return { result: undefined, entry: { action: 'brand.changed', subjectType: 'brand', data: row } }
  })
  await forgetThumbnails(scope)
}

/** The brand that designs of this workspace are drawn with; `kit` tries another one out. */
export async function brandOf(scope: Scope, kit?: BrandKit): Promise<Brand> {
  const { palette, pairing, logoAssetId } = kit ?? (await readBrandKit(scope))
  const { brandName } = await prisma().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: { brandName: true },
  })
  const logo = logoAssetId ? await ownPicture(scope, logoAssetId) : null
  return { name: brandName, palette, pairing, logo }
}
