'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { sendAgain, sendFailedAgain, sendTest } from '@/lib/webhooks/by-hand.server'
import { longestDescription, longestUrl } from '@/lib/webhooks/endpoint'
import {
  changeEndpoint,
  createEndpoint,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
  rotateSecret,
} from '@/lib/webhooks/endpoints.server'
import { eventTypes } from '@/lib/webhooks/event-types'

const byId = z.object({ id: z.uuid() })

const endpoint = z.object({
  url: z.string().trim().min(1, 'Enter the address.').max(longestUrl, 'An address may have 500 characters.'),
  description: z.string().trim().max(longestDescription, 'Use at most 100 characters.'),
  types: z.array(z.enum(eventTypes)).min(1, 'Tick at least one.').max(eventTypes.length),
})

export const addWebhook = action(endpoint, ({ scope }, input) => createEndpoint(scope, input))

export const changeWebhook = action(endpoint.extend(byId.shape), ({ scope }, { id, ...input }) =>
  changeEndpoint(scope, id, input),
)

export const renewWebhookSecret = action(byId, ({ scope }, { id }) => rotateSecret(scope, id))

export const pauseWebhook = action(byId, ({ scope }, { id }) => pauseEndpoint(scope, id))

export const resumeWebhook = action(byId, ({ scope }, { id }) => resumeEndpoint(scope, id))

export const removeWebhook = action(byId, ({ scope }, { id }) => removeEndpoint(scope, id))

export const testWebhook = action(byId, ({ scope }, { id }) => sendTest(scope, id))

export const sendDeliveryAgain = action(byId.extend({ delivery: z.uuid() }), ({ scope }, { id, delivery }) =>
  sendAgain(scope, id, delivery),
)

export const sendAllFailedAgain = action(byId, ({ scope }, { id }) => sendFailedAgain(scope, id))
