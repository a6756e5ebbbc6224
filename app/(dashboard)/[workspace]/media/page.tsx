import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { saying, words } from '@/app/words'
import { Library } from '@/components/media/library'
import { PageReady } from '@/components/ui/first-paint'
import { grants } from '@/lib/accounts/scope'
import { assetFilterSchema } from '@/lib/media/asset-filter'
import { sayFailure } from '@/lib/media/asset-words'
import { libraryCounts, listAssets } from '@/lib/media/assets.server'
import { parse } from '@/lib/platform/parse'
import { moreAssets } from './actions'
import { libraryActions } from './bound'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('media')
  return { title: t('media.library') }
}

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function LibraryPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'media.read')
  const filter = parse(assetFilterSchema, await searchParams)
  const say = await saying()
  const [page, counts] = await Promise.all([listAssets(scope, filter), libraryCounts(scope)])
  return (
    <>
      <Library
        workspace={slug}
        filter={filter}
        page={{ ...page, assets: page.assets.map((asset) => sayFailure(say, asset)) }}
        counts={counts}
        timeZone={workspace.timeZone}
        actions={grants(scope, 'media.write') ? libraryActions(slug) : undefined}
        more={moreAssets.bind(null, slug)}
      />
      <PageReady />
    </>
  )
}
