import type { Answer } from '@/components/accounts/use-submit'
import type { DrawingInput, DrawingPreview } from '@/lib/designs/drawing'

/** A picture of the library that may fill a slot. */
export interface SlotPicture {
  id: string
  name: string
  thumbnail: string | null
}

export type PreviewDesign = (input: DrawingInput) => Promise<Answer<DrawingPreview>>
export type SaveDesign = (
  input: Omit<DrawingInput, 'kit'> & { name: string; altText: string },
) => Promise<Answer<string>>
