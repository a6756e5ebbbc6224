'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { workspacePhones } from '@/lib/carriers/shelf.server'
import { changeBody, handsetBody } from '@/lib/carriers/simulator/bodies'

const handset = z.object({ handset: z.string().max(80) })
const message = z.object({ message: z.string().max(80) })

export const readHandset = action(handset, async ({ scope }, input) =>
  (await workspacePhones(scope)).handset(input.handset),
)

export const replyFromPhone = action(
  handset
    .extend({
      text: z.string().trim().min(1).max(1000).optional(),
      photo: z.object({ contentType: z.literal('image/jpeg'), data: z.base64().max(900_000) }).optional(),
    })
    .refine(({ text, photo }) => text || photo, 'Write something or choose a photo.'),
  async ({ scope }, { handset: id, ...reply }) => (await workspacePhones(scope)).reply(id, reply),
)

export const addPhone = action(handsetBody, async ({ scope }, phone) =>
  (await workspacePhones(scope)).add(phone),
)

export const changePhone = action(
  handset.extend({ change: changeBody }),
  async ({ scope }, { handset: id, change }) => (await workspacePhones(scope)).change(id, change),
)

export const removePhone = action(handset, async ({ scope }, input) => {
  await (await workspacePhones(scope)).remove(input.handset)
})

export const wipePhone = action(handset, async ({ scope }, input) => {
  await (await workspacePhones(scope)).wipe(input.handset)
})

export const wipeShelf = action(z.object({}), async ({ scope }) => {
  await (await workspacePhones(scope)).wipeAll()
})

export const fetchMessage = action(message, async ({ scope }, input) => {
  await (await workspacePhones(scope)).fetchNow(input.message)
})

export const openMessage = action(message, async ({ scope }, input) => {
  await (await workspacePhones(scope)).open(input.message)
})

export const readPdus = action(message, async ({ scope }, input) =>
  (await workspacePhones(scope)).pdus(input.message),
)
