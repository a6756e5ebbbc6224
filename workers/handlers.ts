import { sendMail } from '@/lib/accounts/mail.server'
import { prepareCampaign } from '@/lib/campaigns/prepare.server'
import { runImport } from '@/lib/contacts/import/run.server'
import { makeFits } from '@/lib/media/fitted.server'
import { ingestUpload } from '@/lib/media/ingest.server'
import { refit, refitInLane } from '@/lib/media/refit.server'
import { renderAsset, renderClip } from '@/lib/media/render.server'
import { deliverLane } from '@/lib/messages/deliver.server'
import { makePictures } from '@/lib/messages/personal-pass.server'
import { planCampaign } from '@/lib/messages/plan.server'
import type { Handlers } from '@/lib/platform/queue.server'
import { deliverEndpoint } from '@/lib/webhooks/deliver.server'
import { sweep } from './sweep'

/** Job name → one call. */
export const handlers: Handlers = {
  'mail.send': ({ mailId }) => sendMail(mailId),
  'contacts.import': ({ workspaceId, importId }, signal) => runImport(workspaceId, importId, signal),
  'campaigns.prepare': ({ workspaceId, campaignId }, signal) =>
    prepareCampaign(workspaceId, campaignId, signal),
  'media.ingest': ({ workspaceId, uploadId }) => ingestUpload(workspaceId, uploadId),
  'media.render': ({ workspaceId, assetId }) => renderAsset(workspaceId, assetId),
  'media.clip': ({ workspaceId, assetId }) => renderClip(workspaceId, assetId),
  'media.fit': ({ workspaceId, assetId }) => makeFits(workspaceId, assetId),
  'media.fitClip': ({ workspaceId, assetId }) => makeFits(workspaceId, assetId),
  'media.refit': (job) => refitInLane(job),
  'media.refitClip': async (job) =>
    void (await refit(job.workspaceId, job.assetId, job.profileId, job.larger)),
  'messages.plan': async (campaign, signal) => void (await planCampaign(campaign, signal)),
  'messages.pictures': (campaign, signal) => makePictures(campaign, signal),
  'messages.deliver': (lane, signal) => deliverLane(lane, signal),
  'webhooks.deliver': (lane, signal) => deliverEndpoint(lane, signal),
  sweep: () => sweep(),
}
