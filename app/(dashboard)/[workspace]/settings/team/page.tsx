import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { InvitationsSheet } from '@/components/settings/invitations-sheet'
import { RoleList, TeamSheet } from '@/components/settings/team-sheet'
import { listInvitations } from '@/lib/accounts/invitations.server'
import { listMembers } from '@/lib/accounts/members.server'
import { isLocalVisit } from '@/lib/accounts/outbox.server'
import { grants } from '@/lib/accounts/scope'
import { endInvitation, inviteToTeam, leaveTeam, removeFromTeam, setMemberRole } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('team.team') }
}

export default async function TeamPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { scope, workspace, user } = await pageMembership((await params).workspace, 'workspace.read')
  const manages = grants(scope, 'members.manage')
  const [members, invitations] = await Promise.all([
    listMembers(scope),
    manages ? listInvitations(scope) : Promise.resolve([]),
  ])
  const { slug, timeZone } = workspace
  return (
    <div className="grid gap-4">
      <TeamSheet
        members={members}
        me={user.id}
        manages={manages}
        timeZone={timeZone}
        acts={{
          setRole: setMemberRole.bind(null, slug),
          remove: removeFromTeam.bind(null, slug),
          invite: inviteToTeam.bind(null, slug),
          leave: leaveTeam.bind(null, slug),
        }}
      />
      <InvitationsSheet
        invitations={invitations}
        timeZone={timeZone}
        revoke={endInvitation.bind(null, slug)}
        outbox={isLocalVisit(await headers()) ? '/dev/outbox' : null}
      />
      <RoleList />
    </div>
  )
}
