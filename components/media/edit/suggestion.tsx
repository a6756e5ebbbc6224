'use client'

import { Button } from '@/components/ui/button'
import { holding } from '@/lib/media/edit/crop'
import { type Edit, type Region, seenRegion, turnedSize } from '@/lib/media/edit/edit'
import { gainOf, type PortraitCrop } from '@/lib/media/edit/portrait'
import type { Size } from '@/lib/media/fit'
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
  // On its side the picture is no landscape any more, and what was found not portrait.
  if (edit.turn % 180 !== 0) return null
  const found = seenRegion(suggestion.crop, edit)
  const crop = edit.focus ? holding(found, edit.focus) : found
  const gain = gainOf(turnedSize(original, edit.turn), crop)
  return (
    <section aria-label="Suggested portrait crop" className="flex gap-3 rounded-md bg-well p-3">
      <Cut
        src={src}
        original={original}
        edit={{ ...edit, crop }}
        className="w-18 flex-none self-start rounded-sm"
      />
      <div className="min-w-0">
        <h3>Suggested portrait crop</h3>
        <p className="mt-0.5 text-ink-2">
          Everything in it is shown {gain.larger.toFixed(1)} times as large: {gain.after.width} ×{' '}
          {gain.after.height} px of a phone instead of {gain.before.width} × {gain.before.height}.{' '}
          {keptInWords(suggestion.kept)}
        </p>
        <Button size="s" icon="crop" className="mt-2" onClick={() => onTake(crop)}>
          Take this crop
        </Button>
      </div>
    </section>
  )
}

function keptInWords(kept: number): string {
  if (kept > 0.97) return 'Nothing that draws the eye is cut off.'
  return kept > 0.88 ? 'It keeps nearly all that draws the eye.' : 'It keeps most of what draws the eye.'
}
