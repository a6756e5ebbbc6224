'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { Answer } from '@/components/accounts/use-submit'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { roleNames } from '@/lib/accounts/role-words'
import type { Role } from '@/lib/accounts/roles'
import { ConfirmButton } from './confirm-button'
import { When } from './when'

export type OpenInvitation = { id: string; email: string; role: Role; expiresAt: Date }

/** Invitations that nobody has answered yet. */
export function InvitationsSheet({
  invitations,
  timeZone,
  revoke,
  outbox,
}: {
  invitations: readonly OpenInvitation[]
  timeZone: string
  revoke: (input: { id: string }) => Promise<Answer<unknown>>
  /** Where mail waits when no mail server is set, or null. */
  outbox: string | null
}) {
  const router = useRouter()
  if (invitations.length === 0) return null
  return (
    <Sheet>
      <Cell>
        <SectionHead title="Invited" note={`${invitations.length} not answered`} />
        {outbox ? (
          <p className="mb-2 text-ink-2">
            No mail server is set, so their links wait in the{' '}
            <Link href={outbox} className="text-link">
              outbox
            </Link>
            . Hand them over yourself.
          </p>
        ) : null}
        <Table label="Invitations">
          <THead>
            <Tr>
              <Th>E-mail</Th>
              <Th>Role</Th>
              <Th className="max-md:hidden">Ends</Th>
              <Th align="right">
                <span className="sr-only">Acts</span>
              </Th>
            </Tr>
          </THead>
          <TBody>
            {invitations.map(({ id, email, role, expiresAt }) => (
              <Tr key={id}>
                <Td className="[overflow-wrap:anywhere]">{email}</Td>
                <Td>{roleNames[role]}</Td>
                <Td className="text-ink-2 max-md:hidden">
                  <When at={expiresAt} timeZone={timeZone} dayOnly />
                </Td>
                <Td align="right">
                  <ConfirmButton
                    title="End this invitation?"
                    consequence={`The link sent to ${email} stops working.`}
                    verb="End it"
                    act={() => revoke({ id })}
                    onDone={() => router.refresh()}
                  >
                    End
                  </ConfirmButton>
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Cell>
    </Sheet>
  )
}
