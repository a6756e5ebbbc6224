import { redirect } from 'next/navigation'
import { pageMembership } from '@/app/(dashboard)/membership'

export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await pageMembership((await params).workspace)
  redirect(`/${workspace.slug}/settings/workspace`)
}
