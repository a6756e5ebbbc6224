import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { pageMembership } from '@/app/(dashboard)/membership'
import { DesignEditor } from '@/components/designs/editor'
import { grants } from '@/lib/accounts/scope'
import { cardOf, DESIGNS, designById } from '@/lib/designs/catalogue'
import { FORMAT_IDS } from '@/lib/designs/format'
import { listAssets } from '@/lib/media/assets.server'
import { previewDesign, saveDesign } from '../actions'

type Props = {
  params: Promise<{ workspace: string; design: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: designById((await params).design)?.name ?? 'Design' }
}

export default async function DesignPage({ params, searchParams }: Props) {
  const { workspace, design: id } = await params
  const { scope } = await pageMembership(workspace, 'media.read')
  const design = designById(id)
  if (!design) notFound()
  const format = z
    .enum(FORMAT_IDS)
    .catch('portrait')
    .parse((await searchParams).format)
  const series = design.series && DESIGNS.filter((other) => other.series?.name === design.series?.name)
  const { assets } = design.picture ? await listAssets(scope, { q: '', kind: 'image' }) : { assets: [] }
  return (
    <DesignEditor
      // Another design begins with its own words.
      key={design.id}
      workspace={workspace}
      design={cardOf(design)}
      series={(series ?? []).map(cardOf)}
      format={format}
      pictures={assets.map((asset) => ({ id: asset.id, name: asset.name, thumbnail: asset.thumbnail }))}
      preview={previewDesign.bind(null, workspace)}
      save={grants(scope, 'media.write') ? saveDesign.bind(null, workspace) : undefined}
    />
  )
}
