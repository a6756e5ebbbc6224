'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { saying } from '@/app/words'
import { accountLimitsSchema } from '@/lib/carriers/account-limits'
import { setAccountLimits } from '@/lib/carriers/account-limits.server'
import { createAccount, createSender, resumeAccount } from '@/lib/carriers/accounts.server'
import { changeAccount } from '@/lib/carriers/change-account.server'
import { numberTypes, senderAddress } from '@/lib/carriers/settings'
import { disconnectAccount, retireSender, testAccount } from '@/lib/carriers/settings.server'
import { setLimit } from '@/lib/media/overrides.server'

const byId = z.object({ id: z.uuid() })

const newAccount = z.object({
  adapter: z.string().max(40),
  name: z.string().trim().min(1, 'Name it, so that you know it again.').max(60, 'Use at most 60 characters.'),
  credentials: z.record(z.string().max(40), z.string().max(20_000)),
})

const newSender = z.object({
  accountId: z.uuid(),
  address: z.string().trim().min(1, 'Enter the number.').max(30),
  type: z.enum(numberTypes),
})

export const connectCarrier = action(newAccount, ({ scope }, input) =>
  createAccount(scope, { ...input, credentials: withoutBlanks(input.credentials) }),
)

const changed = newAccount.omit({ adapter: true }).extend({
  id: z.uuid(),
  ratePerSecond: z.coerce
    .number('Enter a number.')
    .int('Use a whole number.')
    .min(1, 'At least one.')
    .max(10_000),
  /** In hundredths of the currency's unit: cents. */
  price: z.coerce.number('Enter a number.').min(0, 'At least nothing.').max(10_000),
})

export const changeCarrier = action(changed, ({ scope }, { price, ...input }) =>
  changeAccount(scope, {
    ...input,
    priceMicros: Math.round(price * 10_000),
    credentials: withoutBlanks(input.credentials),
  }),
)

export const testCarrier = action(byId, async ({ scope }, { id }) => {
  const { sentence, values } = await testAccount(scope, id)
  const say = await saying()
  return { said: say(sentence, values) }
})

const accountLimits = byId.extend({ limits: accountLimitsSchema.nullable() })

export const limitCarrier = action(accountLimits, ({ scope }, { id, limits }) =>
  setAccountLimits(scope, id, limits),
)

export const resumeCarrier = action(byId, ({ scope }, { id }) => resumeAccount(scope, id))

export const disconnectCarrier = action(byId, ({ scope }, { id }) => disconnectAccount(scope, id))

export const addSender = action(newSender, ({ scope }, input) =>
  createSender(scope, { ...input, address: senderAddress(input.address, input.type) }),
)

export const endSender = action(byId, ({ scope }, { id }) => retireSender(scope, id))

const profileLimit = z.object({
  profileId: z.string().max(40),
  /** Of a whole message; null for what is published. */
  kilobytes: z.coerce.number('Enter a number.').min(1, 'Enter a number.').max(10_000).nullable(),
})

export const limitProfile = action(profileLimit, ({ scope }, { profileId, kilobytes }) =>
  setLimit(scope, profileId, kilobytes === null ? null : Math.round(kilobytes * 1_000)),
)

/** A field left blank is one that was not given: defaults and optional fields then work. */
function withoutBlanks(credentials: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(credentials).filter(([, value]) => value.trim() !== ''))
}
