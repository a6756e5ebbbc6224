import type { ReactNode } from 'react'
import { pageMembership } from '@/app/(dashboard)/membership'
import { WordsOf, words } from '@/app/words'
import { WorkspaceShell } from '@/components/accounts/workspace-shell'
import { navCommands, workCommands, workspaceNav } from '@/components/shell/nav'
import { grants } from '@/lib/accounts/scope'
import { workspacesOf } from '@/lib/accounts/session.server'
import { findAnything } from './actions'

type Props = { children: ReactNode; params: Promise<{ workspace: string }> }

export default async function WorkspaceLayout({ children, params }: Props) {
  const t = await words('shell')
  const { workspace: slug } = await params
  const { user, workspace, role, scope } = await pageMembership(slug)
  const workspaces = await workspacesOf(user.id)
  const writes = grants(scope, 'campaigns.write')
  const phones = grants(scope, 'phones.use')
  const nav = workspaceNav(t, workspace.slug, { phones })
  return (
    <WordsOf rooms={['shell']}>
      <WorkspaceShell
        slug={workspace.slug}
        find={findAnything}
        sendingFeed={`/${workspace.slug}/sending`}
        home={`/${workspace.slug}/home`}
        nav={nav}
        commands={[
          ...workCommands(t, workspace.slug, {
            write: writes,
            phones,
            manage: grants(scope, 'workspace.manage'),
          }),
          ...navCommands(t, nav),
        ]}
        workspaces={workspaces.map(({ slug, name }) => ({
          name,
          href: `/${slug}/home`,
          current: slug === workspace.slug,
        }))}
        member={{ name: user.name, email: user.email, role }}
        settingsHref={`/${workspace.slug}/settings/account`}
        {...(writes
          ? { create: { href: `/${workspace.slug}/campaigns/new`, label: t('workspaceLayout.new') } }
          : {})}
      >
        {children}
      </WorkspaceShell>
    </WordsOf>
  )
}
