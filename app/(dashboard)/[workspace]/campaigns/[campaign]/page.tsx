import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { pageMembership } from '@/app/(dashboard)/membership'
import { requestLocale, words } from '@/app/words'
import { Composer } from '@/components/campaigns/composer/composer'
import { PageReady } from '@/components/ui/first-paint'
import { grants, type Scope } from '@/lib/accounts/scope'
import { readCampaign } from '@/lib/campaigns/campaigns.server'
import { composerChoices } from '@/lib/campaigns/choices.server'
import { inspectDraft } from '@/lib/campaigns/inspect.server'
import { AppError } from '@/lib/platform/errors'
import { moreAssets } from '../../media/actions'
import { inspectCampaign, launch, saveCampaign, sendTestMessage, skipHold, takeBackLaunch } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('composer')
  return { title: t('composerPage.composer') }
}

type Props = { params: Promise<{ workspace: string; campaign: string }> }

export default async function CampaignPage({ params }: Props) {
  const { workspace: slug, campaign: id } = await params
  const { scope, workspace } = await pageMembership(slug, 'campaigns.read')
  const campaign = await found(scope, id)
  if (!['draft', 'holding', 'scheduled'].includes(campaign.status))
    redirect(`/${slug}/campaigns/${id}/results`)
  const [{ inspection, brand }, choices] = await Promise.all([
    inspectDraft(scope, id, { locale: await requestLocale() }),
    composerChoices(
      scope,
      await words('contacts'),
      campaign.draft.variants.flatMap(({ media }) => media.map(({ assetId }) => assetId)),
    ),
  ])
  const isDraft = campaign.status === 'draft'
  return (
    <>
      <Composer
        key={`${campaign.id}-${campaign.status}`}
        workspace={{ ...workspace, brandName: brand.brandName, optOutLine: brand.optOutShown }}
        campaign={{
          id: campaign.id,
          name: campaign.name,
          revision: campaign.revision,
          draft: campaign.draft,
          holdUntil: campaign.status === 'holding' ? (campaign.holdUntil?.getTime() ?? null) : null,
          scheduledFor: campaign.status === 'scheduled' ? (campaign.sendAt?.getTime() ?? null) : null,
        }}
        may={{ write: isDraft && grants(scope, 'campaigns.write'), send: grants(scope, 'campaigns.send') }}
        segments={choices.segments}
        senders={choices.senders}
        assets={choices.assets}
        fields={choices.fields}
        inspection={inspection}
        actions={{
          save: saveCampaign,
          inspect: inspectCampaign,
          launch,
          takeBack: takeBackLaunch,
          skipHold,
          sendTest: sendTestMessage,
          findAssets: moreAssets.bind(null, slug),
        }}
      />
      <PageReady />
    </>
  )
}

async function found(scope: Scope, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound()
  return readCampaign(scope, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
}
