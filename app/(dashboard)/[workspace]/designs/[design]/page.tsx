import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { DesignEditor } from '@/components/designs/editor'
import { grants, type Scope } from '@/lib/accounts/scope'
import { attributeDefinitions } from '@/lib/contacts/attributes.server'
import { mergeFields } from '@/lib/contacts/fields'
import { cardOf, DESIGNS, designById } from '@/lib/designs/catalogue'
import type { Design } from '@/lib/designs/design'
import { draftSubject } from '@/lib/designs/document'
import { readDocuments, readDraft } from '@/lib/designs/documents.server'
import { FORMAT_IDS } from '@/lib/designs/format'
import { readBrandKit } from '@/lib/designs/kit.server'
import { listAssets } from '@/lib/media/assets.server'
import { dropDesignDraft, previewDesign, saveDesign, saveDesignDraft } from '../actions'

type Props = {
  params: Promise<{ workspace: string; design: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const querySchema = z.object({
  format: z.enum(FORMAT_IDS).catch('portrait'),
  /** The asset whose design is opened again. */
  asset: z.uuid().optional().catch(undefined),
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await words('designs')
  return { title: designById((await params).design)?.name ?? t('design.design') }
}

export default async function DesignPage({ params, searchParams }: Props) {
  const { workspace, design: id } = await params
  const { scope } = await pageMembership(workspace, 'media.read')
  const design = designById(id)
  if (!design) notFound()
  const query = querySchema.parse(await searchParams)
  const opened = await openedAsset(scope, design, query.asset)
  if (query.asset && !opened) notFound()
  const series = design.series && DESIGNS.filter((other) => other.series?.name === design.series?.name)
  const subject = draftSubject(design.id, opened?.assetId ?? null)
  const [brand, draft, definitions, { assets }] = await Promise.all([
    readBrandKit(scope),
    readDraft(scope, subject),
    grants(scope, 'contacts.read') ? attributeDefinitions(scope) : [],
    design.picture ? listAssets(scope, { q: '', kind: 'image' }) : { assets: [] },
  ])
  const { document } = opened ?? {}
  return (
    <DesignEditor
      // Another design begins with its own words.
      key={subject}
      workspace={workspace}
      design={cardOf(design)}
      series={opened ? [] : (series ?? []).map(cardOf)}
      asset={opened ? { id: opened.assetId, name: opened.name, altText: opened.altText } : null}
      own={
        document
          ? {
              format: document.format,
              words: document.words,
              pictureAssetId: document.pictureAssetId,
              kit: document.kit,
            }
          : { format: query.format, words: design.words, pictureAssetId: null }
      }
      brand={brand}
      fields={mergeFields(await words('contacts'), definitions).map(({ key, label }) => ({ key, label }))}
      pictures={assets.map((asset) => ({ id: asset.id, name: asset.name, thumbnail: asset.thumbnail }))}
      drafts={{
        subject,
        ...draft,
        save: saveDesignDraft.bind(null, workspace),
        drop: dropDesignDraft.bind(null, workspace),
      }}
      preview={previewDesign.bind(null, workspace)}
      save={grants(scope, 'media.write') ? saveDesign.bind(null, workspace) : undefined}
    />
  )
}

async function openedAsset(scope: Scope, design: Design, assetId: string | undefined) {
  const [found] = assetId ? await readDocuments(scope, [assetId]) : []
  return found?.document.design === design.id ? found : undefined
}
