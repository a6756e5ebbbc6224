'use client'

import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { holding } from '@/lib/media/edit/crop'
import { type Edit, type Region, seenRegion, turnedSize } from '@/lib/media/edit/edit'
import { gainOf, type PortraitCrop } from '@/lib/media/edit/portrait'
import type { Size } from '@/lib/media/fit'
import type { Words } from '@/lib/words/translate'
import { Cut } from './seen'

/** A portrait crop that was found by looking at the picture, with what it gains. Taken only by a press. */
export function Suggestion({
  suggestion,
  src,
  original,
  edit,
  onTake,
}: {
  suggestion: PortraitCrop
  src: string
  original: Size
  edit: Edit
  onTake: (crop: Region) => void
}) {
  const t = useWords('media')
  // On its side the picture is no landscape any more, and what was found not portrait.
  if (edit.turn % 180 !== 0) return null
  const found = seenRegion(suggestion.crop, edit)
  const crop = edit.focus ? holding(found, edit.focus) : found
  const gain = gainOf(turnedSize(original, edit.turn), crop)
  return (
    <section aria-label={t('suggestion.suggestedPortraitCrop')} className="flex gap-3 rounded-md bg-well p-3">
      <Cut
        src={src}
        original={original}
        edit={{ ...edit, crop }}
        className="w-18 flex-none self-start rounded-sm"
      />
      <div className="min-w-0">
        <h3>{t('suggestion.suggestedPortraitCrop')}</h3>
        <p className="mt-0.5 text-ink-2">
          {t('suggestion.everythingInItIs', {
            value: gain.larger.toFixed(1),
            width: gain.after.width,
            height: gain.after.height,
            width2: gain.before.width,
            height2: gain.before.height,
            t: keptInWords(t, suggestion.kept),
          })}
        </p>
        <Button size="s" icon="crop" className="mt-2" onClick={() => onTake(crop)}>
          {t('suggestion.takeThisCrop')}
        </Button>
      </div>
    </section>
  )
}

function keptInWords(t: Words<'media'>, kept: number): string {
  if (kept > 0.97) return t('suggestion.nothingThatDrawsThe')
  return kept > 0.88 ? t('suggestion.itKeepsNearlyAll') : t('suggestion.itKeepsMostOf')
}
