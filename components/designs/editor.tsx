'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ProblemNote } from '@/components/accounts/problem-note'
import { useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Input, Textarea } from '@/components/ui/field'
import { PageHead } from '@/components/ui/page-head'
import { SegmentedControl } from '@/components/ui/segmented'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import type { DesignCard } from '@/lib/designs/catalogue'
import { USES } from '@/lib/designs/design'
import type { DrawingPreview } from '@/lib/designs/drawing'
import { FORMAT_IDS, FORMATS, type Format } from '@/lib/designs/format'
import type { Words } from '@/lib/designs/words'
import { PictureChoice } from './picture-choice'
import type { PreviewDesign, SaveDesign, SlotPicture } from './types'
import { usePreview } from './use-preview'
import { WordFields } from './word-fields'

/** One design: its words at the side, the picture as it will be, and the way into the library. */
export function DesignEditor({
  workspace,
  design,
  series,
  format: firstFormat,
  pictures,
  preview,
  save,
}: {
  workspace: string
  design: DesignCard
  /** All designs of its series, in order; empty for one that stands alone. */
  series: readonly DesignCard[]
  format: Format
  pictures: readonly SlotPicture[]
  preview: PreviewDesign
  /** Undefined for members who may only look. */
  save: SaveDesign | undefined
}) {
  const [words, setWords] = useState<Words>(design.words)
  const [format, setFormat] = useState<Format>(firstFormat)
  const [pictureAssetId, setPicture] = useState<string | null>(null)
  const drawing = { design: design.id, format, words, pictureAssetId }
  const { shown, problem, busy } = usePreview(preview, drawing)
  return (
    <>
      <PageHead
        title={design.name}
        crumbs={[
          { label: 'Library', href: `/${workspace}/media` },
          { label: 'Designs', href: `/${workspace}/designs` },
        ]}
        beside={<span className="type-label">{USES[design.use]}</span>}
        actions={
          <SegmentedControl
            label="Format"
            value={format}
            onValueChange={(next) => setFormat(next as Format)}
            segments={FORMAT_IDS.map((id) => ({ value: id, label: FORMATS[id].name }))}
          />
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(320px,400px)_minmax(0,1fr)]">
        <div className="order-2 grid content-start gap-4 lg:order-1">
          <Sheet>
            <Cell className="grid gap-3.5">
              <SectionHead title="Words" className="mb-0!" />
              <WordFields design={design} words={words} onChange={setWords} />
              {design.picture ? (
                <Field label="Picture">
                  <PictureChoice
                    pictures={pictures}
                    chosen={pictureAssetId}
                    onChoose={setPicture}
                    empty="The design's own drawing"
                  />
                </Field>
              ) : null}
            </Cell>
          </Sheet>
          {save ? (
            <SaveSheet
              key={design.id}
              workspace={workspace}
              name={words.headline?.replaceAll(/\s+/g, ' ') || design.name}
              altText={shown?.altText ?? ''}
              save={(named) => save({ ...drawing, ...named })}
            />
          ) : null}
        </div>
        <Stage shown={shown} format={format} busy={busy} problem={problem}>
          {series.length > 1 ? (
            <Series workspace={workspace} series={series} current={design.id} format={format} />
          ) : null}
        </Stage>
      </div>
    </>
  )
}

/** The picture as it will be, with what a careful eye would remark. */
function Stage({
  shown,
  format,
  busy,
  problem,
  children,
}: {
  shown: DrawingPreview | undefined
  format: Format
  busy: boolean
  problem: string | undefined
  children: React.ReactNode
}) {
  const { width, height } = FORMATS[format]
  return (
    <section aria-label="Preview" aria-busy={busy} className="order-1 min-w-0 lg:order-2">
      <div className="sticky top-4 grid justify-items-center gap-3">
        <div
          className="w-full overflow-hidden rounded-md bg-fill shadow-[inset_0_0_0_1px_var(--line)]"
          style={{ aspectRatio: `${width} / ${height}`, maxWidth: `min(100%, ${(72 * width) / height}vh)` }}
        >
          {shown ? (
            // biome-ignore lint/performance/noImgElement: drawn for this moment only
            <img
              src={shown.src}
              alt={shown.altText || 'The design'}
              className="block size-full object-contain"
            />
          ) : (
            <span role="img" aria-label="Being drawn" className="dot-field block size-full" />
          )}
        </div>
        <p className="type-label tabular-nums" aria-live="polite">
          {width} × {height} px{busy && shown ? ', drawing' : ''}
        </p>
        {problem ? <Callout tone="block" title={problem} className="w-full max-w-150" /> : null}
        {shown && shown.notes.length > 0 ? (
          <Callout tone="warn" title="Look at this again" className="w-full max-w-150">
            <ul className="grid gap-0.5">
              {shown.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {children}
      </div>
    </section>
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
  return (
    <nav aria-label="The series" className="flex flex-wrap justify-center gap-1.5">
      {series.map(({ id, name }) => (
        <Link
          key={id}
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

function SaveSheet({
  workspace,
  name: proposedName,
  altText: proposedAlt,
  save,
}: {
  workspace: string
  name: string
  altText: string
  save: (named: { name: string; altText: string }) => ReturnType<SaveDesign>
}) {
  // Until somebody types, both follow the words of the picture.
  const [name, setName] = useState<string>()
  const [altText, setAltText] = useState<string>()
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(save, (assetId) => {
    toast({
      title: 'In the library',
      detail: 'Its renditions are being made.',
      kind: 'done',
      action: { label: 'Show', onPress: () => router.push(`/${workspace}/media/${assetId}`) },
    })
  })
  return (
    <Sheet>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit({ name: name ?? proposedName, altText: altText ?? proposedAlt })
        }}
      >
        <Cell className="grid gap-3.5">
          <SectionHead title="Into the library" className="mb-0!" />
          <ProblemNote problem={problem} />
          <Field label="Name" error={problem?.fields.name} required>
            <Input
              value={name ?? proposedName}
              maxLength={120}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field
            label="Description"
            hint="For people who hear pictures instead of seeing them."
            error={problem?.fields.altText}
          >
            <Textarea
              rows={3}
              maxLength={500}
              value={altText ?? proposedAlt}
              onChange={(event) => setAltText(event.target.value)}
            />
          </Field>
          <div className="flex justify-end">
            <Button type="submit" kind="go" busy={busy}>
              Save to library
            </Button>
          </div>
        </Cell>
      </form>
    </Sheet>
  )
}
