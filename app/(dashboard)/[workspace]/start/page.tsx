import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { FirstSteps } from '@/components/accounts/first-steps'
import { PageHead } from '@/components/ui/page-head'
import { readFirstSteps } from '@/lib/accounts/start.server'
import { bringBuiltInPeople, connectBuiltInPhones } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return { title: t('start.start') }
}

export default async function StartPage({ params }: { params: Promise<{ workspace: string }> }) {
  const t = await words('accounts')
  const { scope, workspace } = await pageMembership((await params).workspace, 'workspace.manage')
  return (
    <>
      <PageHead
        title={t('start.isReadyToBegin', { brandName: workspace.brandName })}
        note={t('start.fourStepsToA')}
      />
      <FirstSteps
        home={`/${workspace.slug}`}
        brandName={workspace.brandName}
        done={await readFirstSteps(scope)}
        connectPhones={connectBuiltInPhones.bind(null, workspace.slug)}
        bringPeople={bringBuiltInPeople.bind(null, workspace.slug)}
      />
    </>
  )
}
