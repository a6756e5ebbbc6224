import { allow, type Scope } from '../accounts/scope'
import { mergeFields } from '../contacts/fields'
import { formatPhone } from '../contacts/phone-format'
import { assetsById } from '../media/assets.server'
import type { NumberType } from '../media/profiles'
import { prisma } from '../platform/db.server'
import type { Words } from '../words/translate'
import { AT_HAND, type ComposerAsset, composerAsset } from './composer-asset'
import { listSenders } from './inspect.server'

export type ComposerChoices = {
  segments: { id: string; name: string; count: number | null }[]
  senders: { id: string; address: string; type: NumberType; usable: boolean; simulated: boolean }[]
  assets: ComposerAsset[]
  fields: { key: string; label: string }[]
}

/** What the composer offers: segments by name, numbers, the newest 200 of the library beside those a draft `uses`, merge fields. */
export async function composerChoices(
  scope: Scope,
  t: Words<'contacts'>,
  uses: readonly string[] = [],
): Promise<ComposerChoices> {
  allow(scope, 'campaigns.read')
  const { workspaceId } = scope
  const [segments, senders, newest, definitions] = await Promise.all([
    prisma().segment.findMany({
      where: { workspaceId, deletedAt: null },
      select: { id: true, name: true, lastCount: true },
      orderBy: { name: 'asc' },
    }),
    listSenders(scope),
    prisma().asset.findMany({
      where: { workspaceId, deletedAt: null, status: { not: 'failed' } },
      select: { id: true },
      orderBy: { createdAt: 'desc' },
      take: AT_HAND,
    }),
    prisma().attributeDefinition.findMany({
      where: { workspaceId },
      select: { key: true, label: true, type: true },
    }),
  ])
  const summaries = await assetsById(scope, [...new Set([...uses, ...newest.map(({ id }) => id)])])
  return {
    segments: segments.map(({ id, name, lastCount }) => ({ id, name, count: lastCount })),
    senders: senders.map(({ id, address, type, usable, simulated }) => ({
      id,
      simulated,
      address: formatPhone(t, address),
      type,
      usable,
    })),
    assets: summaries.map(composerAsset),
    fields: mergeFields(t, definitions).map(({ key, label }) => ({ key, label })),
  }
}
