import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { FirstSteps } from '@/components/accounts/first-steps'
import { PageHead } from '@/components/ui/page-head'
import { readFirstSteps } from '@/lib/accounts/start.server'
import { bringBuiltInPeople, connectBuiltInPhones } from './actions'

export const metadata: Metadata = { title: 'Start' }

export default async function StartPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'workspace.manage')
  return (
    <>
      <PageHead
        title={`${workspace.brandName} is ready to begin`}
        note="Four steps to a first picture message."
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
