import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { pageMembership } from '@/app/(dashboard)/membership'
import { saying } from '@/app/words'
import { AssetView } from '@/components/media/asset-view'
import { PageReady } from '@/components/ui/first-paint'
import { grants, type Scope } from '@/lib/accounts/scope'
import { readDocuments } from '@/lib/designs/documents.server'
import { readAsset } from '@/lib/media/asset-detail.server'
import { sayFailure } from '@/lib/media/asset-words'
import { libraryCounts } from '@/lib/media/assets.server'
import { AppError } from '@/lib/platform/errors'
import { moreAssets } from '../actions'
import { libraryActions } from '../bound'

type Props = {
  params: Promise<{ workspace: string; assetId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Title and page read the same asset. */
const assetOf = cache(async (scope: Scope, assetId: string) => {
  if (!z.uuid().safeParse(assetId).success) notFound()
  const asset = await readAsset(scope, assetId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const say = await saying()
  const renditions = asset.renditions.map((rendition) => sayFailure(say, rendition))
  return { ...sayFailure(say, asset), renditions }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, assetId } = await params
  const { scope } = await pageMembership(workspace, 'media.read')
  return { title: (await assetOf(scope, assetId)).name }
}

export default async function AssetPage({ params, searchParams }: Props) {
  const { workspace, assetId } = await params
  const { scope } = await pageMembership(workspace, 'media.read')
  const [asset, counts, [designed]] = await Promise.all([
    assetOf(scope, assetId),
    libraryCounts(scope),
    readDocuments(scope, [assetId]),
  ])
  return (
    <>
      <AssetView
        asset={asset}
        counts={counts}
        workspace={workspace}
        actions={grants(scope, 'media.write') ? libraryActions(workspace) : undefined}
        more={moreAssets.bind(null, workspace)}
        designHref={designed ? `/${workspace}/designs/${designed.document.design}?asset=${assetId}` : null}
        editing={(await searchParams).edit !== undefined}
      />
      <PageReady />
    </>
  )
}
