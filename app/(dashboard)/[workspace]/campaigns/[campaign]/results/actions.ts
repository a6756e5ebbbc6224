'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import type { Scope } from '@/lib/accounts/scope'
import { createCampaign, readCampaign } from '@/lib/campaigns/campaigns.server'
import { pauseCampaign, resumeCampaign, stopCampaign } from '@/lib/campaigns/control.server'
import { type FollowUp, followUpName, followUpRule, followUps } from '@/lib/segments/follow-up'
import { createSegment } from '@/lib/segments/segments.server'

const campaign = z.object({ id: z.uuid() })
const follow = z.object({ id: z.uuid(), kind: z.enum(followUps) })

export const pause = action(campaign, ({ scope }, { id }) => pauseCampaign(scope, id))
export const resume = action(campaign, ({ scope }, { id }) => resumeCampaign(scope, id))
export const stop = action(campaign, ({ scope }, { id }) => stopCampaign(scope, id))

/** A segment of those who did, or did not do, something after a campaign. */
export const segmentAfter = action(follow, ({ scope }, { id, kind }) => makeSegment(scope, id, kind))

/** The same, with a new campaign that writes to them. */
export const writeFollowUp = action(follow, async ({ scope }, { id, kind }) => {
  const { name } = await readCampaign(scope, id)
  const segment = await makeSegment(scope, id, kind)
  return createCampaign(scope, { name: `${name.slice(0, 100)}, follow-up`, segmentId: segment.id })
})

async function makeSegment(scope: Scope, id: string, kind: FollowUp): Promise<{ id: string }> {
  const { name } = await readCampaign(scope, id)
  return createSegment(scope, { name: followUpName(kind, name), rule: followUpRule(kind, id) })
}
