import { allow, type Scope } from '../accounts/scope'
import { mergeFields } from '../contacts/fields'
import { formatPhone } from '../contacts/phone-format'
import { picturePath } from '../media/address.server'
import { prisma } from '../platform/db.server'
import { listSenders } from './inspect.server'

export type ComposerChoices = {
  segments: { id: string; name: string; count: number | null }[]
  senders: { id: string; address: string; type: string; usable: boolean }[]
  assets: { id: string; name: string; thumb: string | null; status: string }[]
  fields: { key: string; label: string }[]
}

/** What the composer offers: segments by name, numbers, the newest 200 pictures, merge fields. */
export async function composerChoices(scope: Scope): Promise<ComposerChoices> {
  allow(scope, 'campaigns.read')
  const { workspaceId } = scope
  const [segments, senders, assets, definitions] = await Promise.all([
    prisma().segment.findMany({
      where: { workspaceId, deletedAt: null },
      select: { id: true, name: true, lastCount: true },
      orderBy: { name: 'asc' },
    }),
    listSenders(scope),
    prisma().asset.findMany({
      where: { workspaceId, deletedAt: null, status: { not: 'failed' }, kind: { in: ['image', 'gif'] } },
      select: {
        id: true,
        name: true,
        status: true,
        renditions: {
          where: { profileId: 'thumb-320', status: 'ready' },
          select: { sha256: true, mime: true },
        },
      },
      orderBy: { createdAt: 'desc' },
      take: 200,
    }),
    prisma().attributeDefinition.findMany({
      where: { workspaceId },
      select: { key: true, label: true, type: true },
    }),
  ])
  return {
    segments: segments.map(({ id, name, lastCount }) => ({ id, name, count: lastCount })),
    senders: senders.map(({ id, address, type, usable }) => ({
      id,
      address: formatPhone(address),
      type: type.replace('_', ' '),
      usable,
    })),
    assets: assets.map(({ id, name, status, renditions: [thumb] }) => ({
      id,
      name,
      status,
      thumb: thumb?.sha256 && thumb.mime ? picturePath(workspaceId, thumb.sha256, thumb.mime) : null,
    })),
    fields: mergeFields(definitions).map(({ key, label }) => ({ key, label })),
  }
}
