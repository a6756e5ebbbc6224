import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { FirstMessage } from '@/components/accounts/first-message'
import { FirstSteps } from '@/components/accounts/first-steps'
import { PageHead } from '@/components/ui/page-head'
import { readFirstSteps } from '@/lib/accounts/start.server'
import { brandOf } from '@/lib/designs/kit.server'
import { lookOf } from '@/lib/designs/thumbnail.server'
import { bringBuiltInPeople, connectBuiltInPhones } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return { title: t('start.start') }
}

export default async function StartPage({ params }: { params: Promise<{ workspace: string }> }) {
  const t = await words('accounts')
  const { scope, workspace } = await pageMembership((await params).workspace, 'workspace.manage')
  const picture = `/${workspace.slug}/designs/thanks-cup/picture?look=${lookOf(await brandOf(scope))}`
  return (
    <>
      <PageHead
        title={t('start.isReadyToBegin', { brandName: workspace.brandName })}
        note={t('start.fourStepsToA')}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,45rem)_minmax(0,1fr)]">
        <FirstSteps
          home={`/${workspace.slug}`}
          brandName={workspace.brandName}
          done={await readFirstSteps(scope)}
          connectPhones={connectBuiltInPhones.bind(null, workspace.slug)}
          bringPeople={bringBuiltInPeople.bind(null, workspace.slug)}
        />
        <div className="max-lg:hidden">
          <FirstMessage brandName={workspace.brandName} picture={picture} />
        </div>
      </div>
    </>
  )
}
