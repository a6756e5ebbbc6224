'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { createApiKey, revokeApiKey } from '@/lib/accounts/api-keys.server'
import { apiScopes } from '@/lib/accounts/roles'

const newKey = z.object({
  name: z.string().trim().min(1, 'Name the key.').max(60, 'Use at most 60 characters.'),
  scopes: z.array(z.enum(apiScopes)).min(1, 'Tick at least one.').max(apiScopes.length),
})

export const makeKey = action(newKey, ({ scope }, input) => createApiKey(scope, input))

export const endKey = action(z.object({ id: z.uuid() }), ({ scope }, { id }) => revokeApiKey(scope, id))
