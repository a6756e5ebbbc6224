'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import { roleNames, roleWords } from '@/lib/accounts/role-words'
import { type Role, roles } from '@/lib/accounts/roles'

export function InviteDialog({
  act,
}: {
  act: (input: { email: string; role: Role }) => Promise<Answer<unknown>>
}) {
  const t = useWords('settings')
  const [open, setOpen] = useState(false)
  const [role, setRole] = useState<Role>('marketer')
  const [email, setEmail] = useState('')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(act, () => {
    toast({ title: t('inviteDialog.invitationSentTo', { email }), kind: 'done' })
    setOpen(false)
    setEmail('')
    router.refresh()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('inviteDialog.inviteToTheTeam')}
      description={t('inviteDialog.theyGetAMail')}
      trigger={
        <Button kind="go" icon="plus">
          {t('inviteDialog.invite')}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          fieldsOf(event)
          submit({ email, role })
        }}
      >
        <ProblemNote problem={problem} />
        <Field label={t('inviteDialog.eMail')} error={problem?.fields.email} required>
          <Input
            name="email"
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            required
          />
        </Field>
        <RadioGroup
          label={t('inviteDialog.role')}
          value={role}
          onValueChange={(next) => setRole(next as Role)}
          options={roles.map((value) => ({ value, label: roleNames(t)[value], detail: roleWords(t)[value] }))}
        />
        <div className="flex justify-end">
          <SendButton busy={busy}>{t('inviteDialog.sendTheInvitation')}</SendButton>
        </div>
      </form>
    </Dialog>
  )
}
