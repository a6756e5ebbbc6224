'use client'

import clsx from 'clsx'
import { useWords } from '#words'
import { SaveNote } from '@/components/campaigns/composer/save-note'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { SegmentedControl } from '@/components/ui/segmented'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { BrandKit } from '@/lib/designs/brand'
import type { DesignCard } from '@/lib/designs/catalogue'
import type { DraftContent } from '@/lib/designs/document'
import { FORMAT_IDS, type Format } from '@/lib/designs/format'
import { plainText } from '@/lib/designs/merge'
import { PictureChoice } from './picture-choice'
import { SaveSheet } from './save-sheet'
import { Stage } from './stage'
import type { DesignDrafts, MergeField, OpenAsset, PreviewDesign, SaveDesign, SlotPicture } from './types'
import { useDesignDraft } from './use-design-draft'
import { usePreview } from './use-preview'
import { WordFields } from './word-fields'

/** One design: its words at the side, the picture as it will be, and the way into the library. */
export function DesignEditor({
  workspace,
  design,
  series,
  asset,
  own,
  brand,
  fields,
  pictures,
  drafts,
  preview,
  save,
}: {
  workspace: string
  design: DesignCard
  /** All designs of its series, in order; empty for one that stands alone. */
  series: readonly DesignCard[]
  /** The asset whose design is open; null for a design of the wall. */
  asset: OpenAsset | null
  /** What it begins with. */
  own: DraftContent
  /** The brand as it is now. */
  brand: BrandKit
  fields: readonly MergeField[]
  pictures: readonly SlotPicture[]
  drafts: DesignDrafts
  preview: PreviewDesign
  /** Undefined for members who may only look. */
  save: SaveDesign | undefined
}) {
  const t = useWords('designs')
  const draft = useDesignDraft(own, drafts, save !== undefined)
  const { content, change } = draft
  const { format, words, pictureAssetId, kit } = content
  const drawing = { design: design.id, format, words, pictureAssetId, ...(kit ? { kit } : {}) }
  const { shown, problem, busy } = usePreview(preview, drawing)
  const labels = new Map(fields.map(({ key, label }) => [key, label]))
  return (
    <>
      <Head workspace={workspace} design={design} asset={asset} draft={draft} mayWrite={save !== undefined} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(320px,400px)_minmax(0,1fr)]">
        <div className="order-2 grid content-start gap-4 lg:order-1">
          <Sheet>
            <Cell className="grid gap-3.5">
              <SectionHead title={t('editor.words')} className="mb-0!" />
              <WordFields
                design={design}
                words={words}
                fields={fields}
                onChange={(next) => change({ words: next })}
              />
              {design.picture ? (
                <Field label={t('editor.picture')}>
                  <PictureChoice
                    workspace={workspace}
                    pictures={pictures}
                    chosen={pictureAssetId}
                    onChoose={(id) => change({ pictureAssetId: id })}
                    empty={t('editor.theDesignsOwnDrawing')}
                  />
                </Field>
              ) : null}
              {kit && JSON.stringify(kit) !== JSON.stringify(brand) ? (
                <p className="text-sm text-ink-2">
                  {t.rich('editor.drawnInTheBrand', {
                    button: (words) => (
                      <Button
                        size="s"
                        onClick={() => change({ kit: brand })}
                        className="align-baseline whitespace-nowrap"
                      >
                        {words}
                      </Button>
                    ),
                  })}
                </p>
              ) : null}
            </Cell>
          </Sheet>
          {save ? (
            <SaveSheet
              key={drafts.subject}
              workspace={workspace}
              asset={asset}
              name={nameOf(words.headline) || design.name}
              altText={shown?.altText ?? ''}
              save={async (named) => {
                await draft.settle()
                return save({ ...drawing, ...named, assetId: asset?.id ?? null })
              }}
            />
          ) : null}
        </div>
        <Stage shown={shown} format={format} busy={busy} problem={problem} labels={labels}>
          {series.length > 1 ? (
            <Series workspace={workspace} series={series} current={design.id} format={format} />
          ) : null}
        </Stage>
      </div>
    </>
  )
}

const nameOf = (headline = '') => plainText(headline).replaceAll(/\s+/g, ' ').slice(0, 120)

function Head({
  workspace,
  design,
  asset,
  draft,
  mayWrite,
}: {
  workspace: string
  design: DesignCard
  asset: OpenAsset | null
  draft: ReturnType<typeof useDesignDraft>
  mayWrite: boolean
}) {
  const t = useWords('designs')
  return (
    <PageHead
      title={<span translate="no">{asset?.name ?? design.name}</span>}
      crumbs={[
        { label: t('editor.library'), href: `/${workspace}/media` },
        asset
          ? { label: asset.name, href: `/${workspace}/media/${asset.id}` }
          : { label: t('editor.designs'), href: `/${workspace}/designs` },
      ]}
      beside={
        <>
          <span className="type-label">
            {asset ? <span translate="no">{design.name}</span> : t(`use.${design.use}`)}
          </span>
          {mayWrite && draft.changed ? <SaveNote state={draft.state} /> : null}
        </>
      }
      actions={
        <>
          {mayWrite && draft.changed ? (
            <Button onClick={draft.startOver}>{t('editor.startOver')}</Button>
          ) : null}
          <SegmentedControl
            label={t('editor.format')}
            value={draft.content.format}
            onValueChange={(next) => draft.change({ format: next as Format })}
            segments={FORMAT_IDS.map((id) => ({ value: id, label: t(`format.${id}`) }))}
          />
        </>
      }
    />
  )
}

function Series({
  workspace,
  series,
  current,
  format,
}: {
  workspace: string
  series: readonly DesignCard[]
  current: string
  format: Format
}) {
  const t = useWords('designs')
  return (
    <nav aria-label={t('editor.theSeries')} className="flex flex-wrap justify-center gap-1.5">
      {series.map(({ id, name }) => (
        <Link
          key={id}
          translate="no"
          href={`/${workspace}/designs/${id}?format=${format}`}
          aria-current={id === current ? 'page' : undefined}
          className={clsx(
            'inline-flex h-7 items-center rounded-sm px-2.5 text-sm font-medium max-md:h-9',
            id === current ? 'bg-ink text-surface' : 'bg-fill hover:bg-fill-2',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
