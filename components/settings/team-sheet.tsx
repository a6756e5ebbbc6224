'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Select } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useToast } from '@/components/ui/toast'
import { roleNames, roleWords } from '@/lib/accounts/role-words'
import { type Role, roles } from '@/lib/accounts/roles'
import { ConfirmButton } from './confirm-button'
import { InviteDialog } from './invite-dialog'
import { When } from './when'

export type Teammate = { userId: string; name: string; email: string; role: Role; since: Date }
export type TeamActs = {
  setRole: (input: { userId: string; role: Role }) => Promise<Answer<unknown>>
  remove: (input: { userId: string }) => Promise<Answer<unknown>>
  invite: (input: { email: string; role: Role }) => Promise<Answer<unknown>>
  leave: (input: Record<string, never>) => Promise<Answer<unknown>>
}

export type TeamSheetProps = {
  members: readonly Teammate[]
  me: string
  /** Owners see the controls. */
  manages: boolean
  timeZone: string
  acts: TeamActs
}

export function TeamSheet({ members, me, manages, timeZone, acts }: TeamSheetProps) {
  const t = useWords('settings')
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={t('teamSheet.team')}
          note={
            members.length === 1
              ? t('teamSheet.n1Member')
              : t('teamSheet.members', { members: members.length })
          }
          actions={manages ? <InviteDialog act={acts.invite} /> : null}
        />
        <Table label={t('teamSheet.team')}>
          <THead>
            <Tr>
              <Th>{t('teamSheet.member')}</Th>
              <Th>{t('teamSheet.role')}</Th>
              <Th className="max-md:hidden">{t('teamSheet.since')}</Th>
              <Th align="right">
                <span className="sr-only">{t('teamSheet.acts')}</span>
              </Th>
            </Tr>
          </THead>
          <TBody>
            {members.map((member) => (
              <MemberRow
                key={member.userId}
                {...{ member, manages, timeZone, acts }}
                isMe={member.userId === me}
              />
            ))}
          </TBody>
        </Table>
      </Cell>
    </Sheet>
  )
}

type RowProps = Omit<TeamSheetProps, 'members' | 'me'> & { member: Teammate; isMe: boolean }

function MemberRow({ member, isMe, manages, timeZone, acts }: RowProps) {
  const t = useWords('settings')
  return (
    <Tr>
      <Td>
        <span className="flex items-center gap-2.5">
          <Avatar name={member.name} me={isMe} className="max-md:hidden" />
          <span className="min-w-0">
            <b className="block font-semibold">
              {member.name} {isMe ? <Badge>{t('teamSheet.you')}</Badge> : null}
            </b>
            <span className="text-ink-3 [overflow-wrap:anywhere]">{member.email}</span>
          </span>
        </span>
      </Td>
      <Td>{manages ? <RoleSelect member={member} setRole={acts.setRole} /> : roleNames(t)[member.role]}</Td>
      <Td className="text-ink-2 max-md:hidden">
        <When at={member.since} timeZone={timeZone} dayOnly />
      </Td>
      <Td align="right">
        {isMe ? (
          <LeaveButton leave={acts.leave} />
        ) : manages ? (
          <RemoveButton member={member} remove={acts.remove} />
        ) : null}
      </Td>
    </Tr>
  )
}

function RoleSelect({ member, setRole }: { member: Teammate; setRole: TeamActs['setRole'] }) {
  const t = useWords('settings')
  const router = useRouter()
  const toast = useToast()
  const { submit } = useSubmit(async (role: Role) => {
    const answer = await setRole({ userId: member.userId, role })
    if (!answer.ok) {
      toast({ title: t('teamSheet.theRoleWasNot'), detail: answer.error.message, kind: 'warn' })
    } else {
      const undo = () =>
        void setRole({ userId: member.userId, role: member.role }).then(() => router.refresh())
      toast({
        title: t('teamSheet.isNow', { name: member.name, toLowerCase: roleNames(t)[role].toLowerCase() }),
        kind: 'done',
        undo,
      })
    }
    router.refresh()
    return answer
  })
  return (
    <Select
      aria-label={t('teamSheet.roleOf', { name: member.name })}
      className="w-32"
      options={roles.map((role) => ({ value: role, label: roleNames(t)[role] }))}
      value={member.role}
      onValueChange={(role) => submit(role as Role)}
    />
  )
}

function RemoveButton({ member, remove }: { member: Teammate; remove: TeamActs['remove'] }) {
  const t = useWords('settings')
  const router = useRouter()
  return (
    <ConfirmButton
      title={t('teamSheet.remove2', { name: member.name })}
      consequence={t('teamSheet.theyLoseAccessAt')}
      verb={t('teamSheet.remove')}
      act={() => remove({ userId: member.userId })}
      onDone={() => router.refresh()}
    >
      {t('teamSheet.remove')}
    </ConfirmButton>
  )
}

function LeaveButton({ leave }: { leave: TeamActs['leave'] }) {
  const t = useWords('settings')
  return (
    <ConfirmButton
      title={t('teamSheet.leaveThisWorkspace')}
      consequence={t('teamSheet.youLoseAccessAt')}
      verb={t('teamSheet.leave')}
      act={() => leave({})}
      onDone={() => window.location.assign('/')}
    >
      {t('teamSheet.leave')}
    </ConfirmButton>
  )
}

/** What each role may do, in words. */
export function RoleList() {
  const t = useWords('settings')
  return (
    <Sheet>
      <Cell>
        <SectionHead title={t('teamSheet.roles')} />
        <dl>
          {roles.map((role) => (
            <div key={role} className="flex gap-4 border-t border-line py-1.5 first:border-0">
              <dt className="w-24 flex-none font-semibold">{roleNames(t)[role]}</dt>
              <dd className="text-ink-2">{roleWords(t)[role]}</dd>
            </div>
          ))}
        </dl>
      </Cell>
    </Sheet>
  )
}
