'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { verifyChain } from '@/lib/consent/ledger.server'
import { recordByHand } from '@/lib/consent/record.server'
import { suppressionReasons } from '@/lib/consent/standing'
import { parsePhone } from '@/lib/contacts/phone'
import { phoneReasons } from '@/lib/contacts/phone-reasons'
import { AppError } from '@/lib/platform/errors'

const phone = z.string().regex(/^\+\d{6,15}$/, 'This is not a phone number.')
const note = z.string().trim().max(500)

export const checkChain = action(z.object({ phone }), async ({ scope }, input) => {
  const began = performance.now()
  const check = await verifyChain(scope, input.phone)
  return { ...check, ms: Math.round(performance.now() - began) }
})

/** Takes down a "no" that came another way: by phone, e-mail, at the till. Numbers may be typed as people write them. */
export const recordOptOut = action(
  z.object({
    phone: z.string().max(64),
    reason: z.enum(suppressionReasons),
    note: note.min(3, 'Say how it reached you.'),
  }),
  async ({ scope }, input) => {
    const read = parsePhone(input.phone, 'US')
    if (!read.ok)
      throw new AppError('invalid', phoneReasons[read.reason], {
        fields: { phone: phoneReasons[read.reason] },
      })
    const optedOut = input.reason === 'opted_out'
    await recordByHand(
      scope,
      {
        phone: read.phone,
        kind: optedOut ? 'revoked' : 'suppressed',
        evidence: { text: input.note, ...(optedOut ? {} : { reason: input.reason }) },
      },
      new Date(),
    )
    return { phone: read.phone }
  },
)

/** Takes down a "yes" given face to face or on paper. */
export const recordYes = action(
  z.object({ phone, note: note.min(10, 'Say when, where and how they agreed, at least 10 characters.') }),
  ({ scope }, input) =>
    recordByHand(scope, { phone: input.phone, kind: 'granted', evidence: { text: input.note } }, new Date()),
)

export const release = action(
  z.object({ phone, note: note.min(10, 'Say why, at least 10 characters.') }),
  ({ scope }, input) =>
    recordByHand(scope, { phone: input.phone, kind: 'released', evidence: { text: input.note } }, new Date()),
)
