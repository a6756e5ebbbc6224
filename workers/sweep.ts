import { remindMail } from '@/lib/accounts/mail.server'
import { sweepPasswordResets } from '@/lib/accounts/password-reset.server'
import { remindCampaigns } from '@/lib/campaigns/prepare.server'
import { renewScheduled } from '@/lib/campaigns/replace-media.server'
import { announceCallbacks } from '@/lib/carriers/accounts.server'
import { remindImports } from '@/lib/contacts/import/run.server'
import { sweepDrafts } from '@/lib/designs/documents.server'
import { sweepPersonalPictures } from '@/lib/designs/personal/studio.server'
import { recoverClicks } from '@/lib/links/clicks.server'
import { forgetFits, remindFits } from '@/lib/media/fitted.server'
import { purge } from '@/lib/media/purge.server'
import { forgetAbandoned, judgeEarlier, remindMedia } from '@/lib/media/sweep.server'
import { deferLate } from '@/lib/messages/hours.server'
import { remindPasses } from '@/lib/messages/personal-pass.server'
import { remindPlans } from '@/lib/messages/plan.server'
import { sweepReceipts } from '@/lib/messages/receipts.server'
import { expireLeases, remindLanes } from '@/lib/messages/sweep.server'
import { sweepRateWindows } from '@/lib/platform/limiter.server'
import { log } from '@/lib/platform/log.server'
import { forgetDeliveries, remindWebhooks } from '@/lib/webhooks/outbox.server'

type Chore = { name: string; everySeconds: number; run: () => Promise<void> }

/** What the database says is due and no job may have told of. Each is idempotent and cheap when there is nothing to do. */
const chores: Chore[] = [
  { name: 'mail', everySeconds: 10, run: remindMail },
  { name: 'callbacks', everySeconds: 20, run: announceCallbacks },
  { name: 'imports', everySeconds: 5, run: remindImports },
  { name: 'campaigns', everySeconds: 1, run: remindCampaigns },
  { name: 'renewed pictures', everySeconds: 5, run: renewScheduled },
  { name: 'plans', everySeconds: 2, run: remindPlans },
  { name: 'personal pictures', everySeconds: 5, run: remindPasses },
  { name: 'allowed hours', everySeconds: 5, run: () => deferLate() },
  { name: 'lanes', everySeconds: 1, run: remindLanes },
  { name: 'receipts', everySeconds: 2, run: sweepReceipts },
  { name: 'leases', everySeconds: 10, run: async () => void (await expireLeases()) },
  { name: 'clicks on disk', everySeconds: 10, run: recoverClicks },
  { name: 'media', everySeconds: 20, run: remindMedia },
  { name: 'fits', everySeconds: 20, run: remindFits },
  { name: 'old fits', everySeconds: 3600, run: forgetFits },
  { name: 'pictures of an earlier release', everySeconds: 300, run: async () => void (await judgeEarlier()) },
  { name: 'deleted media', everySeconds: 600, run: purge },
  { name: 'abandoned uploads', everySeconds: 3600, run: forgetAbandoned },
  { name: 'old personal pictures', everySeconds: 3600, run: sweepPersonalPictures },
  { name: 'drafts of designs', everySeconds: 3600, run: sweepDrafts },
  { name: 'webhooks', everySeconds: 1, run: remindWebhooks },
  { name: 'old webhooks', everySeconds: 600, run: forgetDeliveries },
  { name: 'password resets', everySeconds: 3600, run: sweepPasswordResets },
  { name: 'rate windows', everySeconds: 3600, run: sweepRateWindows },
]

const lastRun = new Map<string, number>()

/** Runs the chores that are due in this process. One that fails does not keep the others from running. */
export async function sweep(now = Date.now()): Promise<void> {
  for (const chore of chores) {
    if (now - (lastRun.get(chore.name) ?? 0) < chore.everySeconds * 1000) continue
    lastRun.set(chore.name, now)
    try {
      await chore.run()
    } catch (error) {
      log.error({ err: error, chore: chore.name }, 'a chore of the sweep failed')
    }
  }
}
