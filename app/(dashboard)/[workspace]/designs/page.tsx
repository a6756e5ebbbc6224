import type { Metadata } from 'next'
import { z } from 'zod'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { DesignsWall } from '@/components/designs/wall'
import { PageReady } from '@/components/ui/first-paint'
import { cardOf, DESIGNS } from '@/lib/designs/catalogue'
import { USE_IDS } from '@/lib/designs/design'
import { FORMAT_IDS } from '@/lib/designs/format'
import { brandOf } from '@/lib/designs/kit.server'
import { lookOf } from '@/lib/designs/thumbnail.server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('designs')
  return { title: t('designs.designs') }
}

const filterSchema = z.object({
  use: z.enum(USE_IDS).optional().catch(undefined),
  format: z.enum(FORMAT_IDS).catch('portrait'),
  q: z.string().max(60).catch(''),
})

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function DesignsPage({ params, searchParams }: Props) {
  const { workspace } = await params
  const { scope } = await pageMembership(workspace, 'media.read')
  const filter = filterSchema.parse(await searchParams)
  return (
    <>
      <DesignsWall
        workspace={workspace}
        look={lookOf(await brandOf(scope))}
        designs={DESIGNS.map(cardOf)}
        filter={{ use: filter.use ?? null, format: filter.format, q: filter.q }}
      />
      <PageReady />
    </>
  )
}
