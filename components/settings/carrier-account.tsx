'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Input } from '@/components/ui/field'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useToast } from '@/components/ui/toast'
import type { AccountLimits } from '@/lib/carriers/account-limits'
import type { NumberType } from '@/lib/carriers/settings'
import { formatPhone } from '@/lib/contacts/phone-format'
import { AccountLimitsDialog, type LimitAccount } from './account-limits-dialog'
import {
  type ChangeCarrier,
  ChangeCarrierDialog,
  type ChangeCarrierDialogProps,
} from './change-carrier-dialog'
import { ConfirmButton } from './confirm-button'
import { type AddSender, SenderForm } from './sender-form'

export type CarrierAccount = ChangeCarrierDialogProps['account'] & {
  adapter: string
  carrier: string
  haltReason: string | null
  callbackUrl: string
  limits: AccountLimits | null
  senders: readonly { id: string; address: string; type: string }[]
}

type ById<T = unknown> = (input: { id: string }) => Promise<Answer<T>>
export type CarrierActs = {
  test: ById<{ said: string }>
  change: ChangeCarrier
  resume: ById
  limit: LimitAccount
  disconnect: ById
  addSender: AddSender
  endSender: ById
}

/** One connected carrier: its state, its numbers, where it reports to. */
export function AccountSheet({ account, acts }: { account: CarrierAccount; acts: CarrierActs }) {
  const t = useWords('settings')
  const router = useRouter()
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={account.name}
          note={t('carrierAccount.upTo', {
            carrier: account.carrier,
            ratePerSecond: t.rate(account.ratePerSecond),
          })}
          actions={
            <>
              <ChangeCarrierDialog account={account} act={acts.change} />
              <AccountLimitsDialog account={account} act={acts.limit} />
              <TestButton test={() => acts.test({ id: account.id })} />
              <ConfirmButton
                title={t('carrierAccount.disconnect2', { name: account.name })}
                consequence={t('carrierAccount.itsNumbersAreRetired')}
                verb={t('carrierAccount.disconnect')}
                act={() => acts.disconnect({ id: account.id })}
                onDone={() => router.refresh()}
              >
                {t('carrierAccount.disconnect')}
              </ConfirmButton>
            </>
          }
        />
        {account.haltReason ? <Halted account={account} resume={acts.resume} /> : null}
        <Senders account={account} endSender={acts.endSender} />
        <SenderForm accountId={account.id} act={acts.addSender} />
      </Cell>
      {account.adapter === 'simulator' ? null : (
        <Cell className="border-t border-line">
          <Field
            label={t('carrierAccount.whereTheCarrierSends')}
            hint={t('carrierAccount.giveThisAddressTo')}
          >
            <Input readOnly value={account.callbackUrl} onFocus={(event) => event.target.select()} />
          </Field>
        </Cell>
      )}
    </Sheet>
  )
}

function TestButton({ test }: { test: () => Promise<Answer<{ said: string }>> }) {
  const t = useWords('settings')
  const toast = useToast()
  const { submit, busy } = useSubmit(async () => {
    const answer = await test()
    if (answer.ok) toast({ title: t('carrierAccount.reached'), detail: answer.value.said, kind: 'done' })
    else toast({ title: t('carrierAccount.notReached'), detail: answer.error.message, kind: 'warn' })
    return answer
  })
  return (
    <Button size="s" busy={busy} onClick={() => submit()}>
      {t('carrierAccount.testTheConnection')}
    </Button>
  )
}

function Halted({ account, resume }: { account: CarrierAccount; resume: ById }) {
  const t = useWords('settings')
  const router = useRouter()
  const { submit, busy } = useSubmit(resume, () => router.refresh())
  return (
    <Callout
      tone="block"
      title={t('carrierAccount.sendingThroughThisCarrier')}
      className="mb-3"
      actions={
        <Button size="s" busy={busy} onClick={() => submit({ id: account.id })}>
          {t('carrierAccount.goOnSending')}
        </Button>
      }
    >
      {t('carrierAccount.nothingWasLostWhat', { reason: account.haltReason ?? '' })}
    </Callout>
  )
}

function Senders({ account, endSender }: { account: CarrierAccount; endSender: ById }) {
  const t = useWords('settings')
  const router = useRouter()
  if (account.senders.length === 0)
    return <p className="mb-3 text-ink-3">{t('carrierAccount.noNumberYetAdd')}</p>
  return (
    <Table label={t('carrierAccount.sendersOf', { name: account.name })} className="mb-3">
      <THead>
        <Tr>
          <Th>{t('carrierAccount.number')}</Th>
          <Th>{t('carrierAccount.kind')}</Th>
          <Th align="right">
            <span className="sr-only">{t('carrierAccount.acts')}</span>
          </Th>
        </Tr>
      </THead>
      <TBody>
        {account.senders.map(({ id, address, type }) => (
          <Tr key={id}>
            <Td className="font-semibold whitespace-nowrap tabular-nums">{formatPhone(t, address)}</Td>
            <Td className="text-ink-2">{t(`numberType.${type as NumberType}`)}</Td>
            <Td align="right">
              <ConfirmButton
                title={t('carrierAccount.retire2', { address: formatPhone(t, address) })}
                consequence={t('carrierAccount.nothingMoreIsSent')}
                verb={t('carrierAccount.retire')}
                act={() => endSender({ id })}
                onDone={() => router.refresh()}
              >
                {t('carrierAccount.retire')}
              </ConfirmButton>
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}
