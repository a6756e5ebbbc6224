'use client'

import { useRouter } from 'next/navigation'
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
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title="Team"
          note={members.length === 1 ? '1 member' : `${members.length} members`}
          actions={manages ? <InviteDialog act={acts.invite} /> : null}
        />
        <Table label="Team">
          <THead>
            <Tr>
              <Th>Member</Th>
              <Th>Role</Th>
              <Th className="max-md:hidden">Since</Th>
              <Th align="right">
                <span className="sr-only">Acts</span>
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
  return (
    <Tr>
      <Td>
        <span className="flex items-center gap-2.5">
          <Avatar name={member.name} me={isMe} className="max-md:hidden" />
          <span className="min-w-0">
            <b className="block font-semibold">
              {member.name} {isMe ? <Badge>you</Badge> : null}
            </b>
            <span className="text-ink-3 [overflow-wrap:anywhere]">{member.email}</span>
          </span>
        </span>
      </Td>
      <Td>{manages ? <RoleSelect member={member} setRole={acts.setRole} /> : roleNames[member.role]}</Td>
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
  const router = useRouter()
  const toast = useToast()
  const { submit } = useSubmit(async (role: Role) => {
    const answer = await setRole({ userId: member.userId, role })
    if (!answer.ok) {
      toast({ title: 'The role was not changed', detail: answer.error.message, kind: 'warn' })
    } else {
      const undo = () =>
        void setRole({ userId: member.userId, role: member.role }).then(() => router.refresh())
      toast({ title: `${member.name} is ${roleNames[role].toLowerCase()} now`, kind: 'done', undo })
    }
    router.refresh()
    return answer
  })
  return (
    <Select
      aria-label={`Role of ${member.name}`}
      className="w-32"
      options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
      value={member.role}
      onValueChange={(role) => submit(role as Role)}
    />
  )
}

function RemoveButton({ member, remove }: { member: Teammate; remove: TeamActs['remove'] }) {
  const router = useRouter()
  return (
    <ConfirmButton
      title={`Remove ${member.name}?`}
      consequence="They lose access at once. What they made stays. You can invite them again."
      verb="Remove"
      act={() => remove({ userId: member.userId })}
      onDone={() => router.refresh()}
    >
      Remove
    </ConfirmButton>
  )
}

function LeaveButton({ leave }: { leave: TeamActs['leave'] }) {
  return (
    <ConfirmButton
      title="Leave this workspace?"
      consequence="You lose access at once. What you made stays. An owner can invite you again."
      verb="Leave"
      act={() => leave({})}
      onDone={() => window.location.assign('/')}
    >
      Leave
    </ConfirmButton>
  )
}

/** What each role may do, in words. */
export function RoleList() {
  return (
    <Sheet>
      <Cell>
        <SectionHead title="Roles" />
        <dl>
          {roles.map((role) => (
            <div key={role} className="flex gap-4 border-t border-line py-1.5 first:border-0">
              <dt className="w-24 flex-none font-semibold">{roleNames[role]}</dt>
              <dd className="text-ink-2">{roleWords[role]}</dd>
            </div>
          ))}
        </dl>
      </Cell>
    </Sheet>
  )
}
