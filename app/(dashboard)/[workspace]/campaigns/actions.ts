'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { requestLocale } from '@/app/words'
import { moveCampaign } from '@/lib/campaigns/calendar.server'
import {
  createCampaign,
  deleteCampaign,
  duplicateCampaign,
  saveDraft,
} from '@/lib/campaigns/campaigns.server'
import { leaveNow, takeBack } from '@/lib/campaigns/control.server'
import { draftSchema } from '@/lib/campaigns/draft'
import { inspectDraft } from '@/lib/campaigns/inspect.server'
import { launchCampaign } from '@/lib/campaigns/launch.server'
import { sendDraftTest } from '@/lib/campaigns/test-send.server'

const name = z.string().trim().min(1, 'Give it a name.').max(120, 'A name may have 120 characters.')
const one = z.object({ id: z.uuid() })

export const startCampaign = action(
  z.object({
    name,
    segmentId: z.uuid().optional(),
    assetId: z.uuid().optional(),
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  ({ scope }, input) => createCampaign(scope, input),
)

export const saveCampaign = action(
  z.object({ id: z.uuid(), revision: z.number().int(), name, draft: draftSchema }),
  ({ scope }, input) => saveDraft(scope, input),
)

export const inspectCampaign = action(
  one,
  async ({ scope }, { id }) => (await inspectDraft(scope, id, { locale: await requestLocale() })).inspection,
)

export const launch = action(one.extend({ revision: z.number().int() }), async ({ scope }, input) =>
  launchCampaign(scope, input, { locale: await requestLocale() }),
)

export const takeBackLaunch = action(one, ({ scope }, { id }) => takeBack(scope, id))

export const skipHold = action(one, ({ scope }, { id }) => leaveNow(scope, id))

export const copyCampaign = action(one, ({ scope }, { id }) => duplicateCampaign(scope, id))

export const putAwayCampaign = action(one.extend({ deleted: z.boolean() }), ({ scope }, { id, deleted }) =>
  deleteCampaign(scope, id, deleted),
)

export const moveOnCalendar = action(
  one.extend({ revision: z.number().int(), at: z.iso.datetime({ offset: true }).nullable() }),
  ({ scope }, { id, revision, at }) => moveCampaign(scope, { id, revision, at: at ? new Date(at) : null }),
)

export const sendTestMessage = action(
  one.extend({ variant: z.number().int().min(0).max(3), phones: z.string().max(200) }),
  ({ scope }, input) => sendDraftTest(scope, input),
)
