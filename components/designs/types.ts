import type { Answer } from '@/components/accounts/use-submit'
import type { DraftContent } from '@/lib/designs/document'
import type { DrawingInput, DrawingPreview, SavedDrawing } from '@/lib/designs/drawing'
import type { ActionResult } from '@/lib/platform/errors'

/** A picture of the library that may fill a slot. */
export interface SlotPicture {
  id: string
  name: string
  thumbnail: string | null
}

/** A field of a contact that words may name. */
export interface MergeField {
  key: string
  label: string
}

export type PreviewDesign = (input: DrawingInput) => Promise<Answer<DrawingPreview>>
export type SaveDesign = (input: SavedDrawing) => Promise<Answer<string>>

/** What was typed before and not saved to the library, and the ways to keep and to forget it. */
export interface DesignDrafts {
  subject: string
  revision: number
  content: DraftContent | null
  save: (input: {
    subject: string
    revision: number
    content: DraftContent
  }) => Promise<ActionResult<{ revision: number }>>
  drop: (input: { subject: string }) => Promise<Answer<void>>
}

/** The asset whose design is open. */
export interface OpenAsset {
  id: string
  name: string
  altText: string
}
