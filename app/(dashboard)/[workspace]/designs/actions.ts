'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { saying } from '@/app/words'
import { draftContentSchema } from '@/lib/designs/document'
import { dropDraft, saveDraft } from '@/lib/designs/documents.server'
import { drawingSchema, savedDrawingSchema } from '@/lib/designs/drawing'
import { previewDrawing, saveDrawing } from '@/lib/designs/studio.server'
import { limit } from '@/lib/platform/limiter.server'

export const previewDesign = action(drawingSchema, async ({ scope, user }, input) => {
  await limit(`designs:${user.id}`, { count: 300, seconds: 60 })
  return previewDrawing(scope, input, await saying())
})

export const saveDesign = action(savedDrawingSchema, async ({ scope, user }, input) => {
  await limit(`designs:${user.id}`, { count: 300, seconds: 60 })
  return saveDrawing(scope, input)
})

const subject = z.string().regex(/^(?:design|asset)\/[0-9a-z-]{1,60}$/)

export const saveDesignDraft = action(
  z.object({ subject, revision: z.number().int().min(0), content: draftContentSchema }),
  ({ scope }, input) => saveDraft(scope, input),
)

export const dropDesignDraft = action(z.object({ subject }), ({ scope }, input) =>
  dropDraft(scope, input.subject),
)
