import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { Library } from '@/components/media/library'
import { grants } from '@/lib/accounts/scope'
import { assetFilterSchema } from '@/lib/media/asset-filter'
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
  const { scope } = await pageMembership(slug, 'media.read')
  const filter = parse(assetFilterSchema, await searchParams)
  const [page, counts] = await Promise.all([listAssets(scope, filter), libraryCounts(scope)])
  return (
    <Library
      workspace={slug}
      filter={filter}
      page={page}
      counts={counts}
      actions={grants(scope, 'media.write') ? libraryActions(slug) : undefined}
      more={moreAssets.bind(null, slug)}
    />
  )
}
