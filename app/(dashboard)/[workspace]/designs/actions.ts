'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { drawingSchema } from '@/lib/designs/drawing'
import { previewDrawing, saveDrawing } from '@/lib/designs/studio.server'
import { limit } from '@/lib/platform/limiter.server'

export const previewDesign = action(drawingSchema, async ({ scope, user }, input) => {
  await limit(`designs:${user.id}`, { count: 300, seconds: 60 })
  return previewDrawing(scope, input)
})

export const saveDesign = action(
  drawingSchema.omit({ kit: true }).extend({
    name: z.string().trim().min(1, 'Give the picture a name.').max(120),
    altText: z.string().trim().max(500, 'A text may have 500 characters.'),
  }),
  async ({ scope, user }, input) => {
    await limit(`designs:${user.id}`, { count: 300, seconds: 60 })
    return saveDrawing(scope, input)
  },
)
