'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import type { Answer } from '@/components/accounts/use-submit'
import { Link } from '@/components/ui/link'
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
  const t = useWords('settings')
  const router = useRouter()
  if (invitations.length === 0) return null
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={t('invitationsSheet.invited')}
          note={t('invitationsSheet.notAnswered', { invitations: invitations.length })}
        />
        {outbox ? (
          <p className="mb-2 text-ink-2">
            {t.rich('invitationsSheet.noMailServerIs', {
              link: (words) => (
                <Link href={outbox} className="text-link">
                  {words}
                </Link>
              ),
            })}
          </p>
        ) : null}
        <Table label={t('invitationsSheet.invitations')}>
          <THead>
            <Tr>
              <Th>{t('invitationsSheet.eMail')}</Th>
              <Th>{t('invitationsSheet.role')}</Th>
              <Th className="max-md:hidden">{t('invitationsSheet.ends')}</Th>
              <Th align="right">
                <span className="sr-only">{t('invitationsSheet.acts')}</span>
              </Th>
            </Tr>
          </THead>
          <TBody>
            {invitations.map(({ id, email, role, expiresAt }) => (
              <Tr key={id}>
                <Td className="[overflow-wrap:anywhere]">{email}</Td>
                <Td>{roleNames(t)[role]}</Td>
                <Td className="text-ink-2 max-md:hidden">
                  <When at={expiresAt} timeZone={timeZone} dayOnly />
                </Td>
                <Td align="right">
                  <ConfirmButton
                    title={t('invitationsSheet.endThisInvitation')}
                    consequence={t('invitationsSheet.theLinkSentTo', { email })}
                    verb={t('invitationsSheet.endIt')}
                    act={() => revoke({ id })}
                    onDone={() => router.refresh()}
                  >
                    {t('invitationsSheet.end')}
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
