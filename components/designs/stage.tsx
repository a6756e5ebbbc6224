'use client'

import { useWords } from '#words'
import { Callout } from '@/components/ui/callout'
import type { DrawingPreview } from '@/lib/designs/drawing'
import { FORMATS, type Format } from '@/lib/designs/format'
import { fieldsInWords, type MergeLabels } from './merge-words'

/** The picture as it will be, with what a careful eye would remark. */
export function Stage({
  shown,
  format,
  busy,
  problem,
  labels,
  children,
}: {
  shown: DrawingPreview | undefined
  format: Format
  busy: boolean
  problem: string | undefined
  labels: MergeLabels
  children: React.ReactNode
}) {
  const t = useWords('designs')
  const { width, height } = FORMATS[format]
  return (
    <section aria-label={t('stage.preview')} aria-busy={busy} className="order-1 min-w-0 lg:order-2">
      <div className="sticky top-4 grid justify-items-center gap-3">
        <div
          className="w-full overflow-hidden rounded-md bg-fill shadow-[inset_0_0_0_1px_var(--line)]"
          style={{ aspectRatio: `${width} / ${height}`, maxWidth: `min(100%, ${(72 * width) / height}vh)` }}
        >
          {shown ? (
            // biome-ignore lint/performance/noImgElement: drawn for this moment only
            <img
              src={shown.src}
              alt={shown.altText || t('stage.theDesign')}
              className="block size-full object-contain"
            />
          ) : (
            <span role="img" aria-label={t('stage.beingDrawn')} className="dot-field block size-full" />
          )}
        </div>
        <p className="type-label tabular-nums" aria-live="polite">
          {width} × {height} {t('stage.px')}
          {busy && shown ? t('stage.drawing') : ''}
        </p>
        {problem ? <Callout tone="block" title={problem} className="w-full max-w-150" /> : null}
        {shown && shown.notes.length > 0 ? (
          <Callout tone="warn" title={t('stage.lookAtThisAgain')} className="w-full max-w-150">
            <ul className="grid gap-0.5">
              {shown.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {shown && shown.fields.length > 0 ? <PersonalNote shown={shown} labels={labels} /> : null}
        {children}
      </div>
    </section>
  )
}

/** Says that everybody gets a picture of their own, and who gets none. */
function PersonalNote({ shown, labels }: { shown: DrawingPreview; labels: MergeLabels }) {
  const t = useWords('designs')
  const { fields, required } = shown
  return (
    <Callout tone="info" title={t('stage.drawnForEachPerson')} className="w-full max-w-150">
      {`${t('stage.itReadsAboveAre', { fields: fieldsInWords(t, fields, labels) })} `}
      {required.length > 0
        ? t('stage.peopleWithoutDoNot', { required: fieldsInWords(t, required, labels) })
        : t('stage.theComposerShowsIt')}
    </Callout>
  )
}
