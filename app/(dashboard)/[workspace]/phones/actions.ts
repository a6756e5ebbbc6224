'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { workspacePhones } from '@/lib/carriers/shelf.server'

const handset = z.object({ handset: z.string().max(80) })
const message = z.object({ message: z.string().max(80) })

export const readHandset = action(handset, async ({ scope }, input) =>
  (await workspacePhones(scope)).handset(input.handset),
)

export const replyFromPhone = action(
  handset.extend({ text: z.string().trim().min(1).max(1000) }),
  async ({ scope }, input) => (await workspacePhones(scope)).reply(input.handset, { text: input.text }),
)

export const switchPhone = action(
  handset.extend({ on: z.boolean().optional(), data: z.boolean().optional() }),
  async ({ scope }, { handset: id, on, data }) =>
    (await workspacePhones(scope)).change(id, {
      ...(on === undefined ? {} : { on }),
      ...(data === undefined ? {} : { data }),
    }),
)

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
