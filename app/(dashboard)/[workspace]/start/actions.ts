'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { connectSimulator } from '@/lib/carriers/settings.server'
import { addShelfPeople, shelfTag } from '@/lib/carriers/shelf-people.server'
import { createSegment, listSegments } from '@/lib/segments/segments.server'

export const connectBuiltInPhones = action(z.object({}), ({ scope }) => connectSimulator(scope))

const segmentName = 'Built-in phones'

/** The owners of the built-in phones as contacts, and a segment of them to send to. */
export const bringBuiltInPeople = action(z.object({}), async ({ scope }) => {
  await addShelfPeople(scope, new Date())
  const segments = await listSegments(scope)
  const existing = segments.find(({ name }) => name === segmentName)
  const { id } =
    existing ??
    (await createSegment(scope, {
      name: segmentName,
      rule: {
        type: 'group',
        match: 'all',
        of: [{ type: 'tags', op: 'has_any', tags: [shelfTag] }],
      },
    }))
  return { segment: id }
})
