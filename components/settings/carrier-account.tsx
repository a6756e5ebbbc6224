'use client'

import { useRouter } from 'next/navigation'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Input } from '@/components/ui/field'
import { formatRate } from '@/components/ui/format'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useToast } from '@/components/ui/toast'
import { type NumberType, numberTypeNames } from '@/lib/carriers/settings'
import { formatPhone } from '@/lib/contacts/phone-format'
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
  senders: readonly { id: string; address: string; type: string }[]
}

type ById<T = unknown> = (input: { id: string }) => Promise<Answer<T>>
export type CarrierActs = {
  test: ById<{ said: string }>
  change: ChangeCarrier
  resume: ById
  disconnect: ById
  addSender: AddSender
  endSender: ById
}

/** One connected carrier: its state, its numbers, where it reports to. */
export function AccountSheet({ account, acts }: { account: CarrierAccount; acts: CarrierActs }) {
  const router = useRouter()
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={account.name}
          note={`${account.carrier}, up to ${formatRate(account.ratePerSecond)}`}
          actions={
            <>
              <ChangeCarrierDialog account={account} act={acts.change} />
              <TestButton test={() => acts.test({ id: account.id })} />
              <ConfirmButton
                title={`Disconnect ${account.name}?`}
                consequence="Its numbers are retired with it. Messages planned for them wait and are not sent."
                verb="Disconnect"
                act={() => acts.disconnect({ id: account.id })}
                onDone={() => router.refresh()}
              >
                Disconnect
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
            label="Where the carrier sends reports and replies"
            hint="Give this address to the carrier. It holds a secret: whoever has it can report deliveries."
          >
            <Input readOnly value={account.callbackUrl} onFocus={(event) => event.target.select()} />
          </Field>
        </Cell>
      )}
    </Sheet>
  )
}

function TestButton({ test }: { test: () => Promise<Answer<{ said: string }>> }) {
  const toast = useToast()
  const { submit, busy } = useSubmit(async () => {
    const answer = await test()
    if (answer.ok) toast({ title: 'Reached', detail: answer.value.said, kind: 'done' })
    else toast({ title: 'Not reached', detail: answer.error.message, kind: 'warn' })
    return answer
  })
  return (
    <Button size="s" busy={busy} onClick={() => submit()}>
      Test the connection
    </Button>
  )
}

function Halted({ account, resume }: { account: CarrierAccount; resume: ById }) {
  const router = useRouter()
  const { submit, busy } = useSubmit(resume, () => router.refresh())
  return (
    <Callout
      tone="block"
      title="Sending through this carrier waits"
      className="mb-3"
      actions={
        <Button size="s" busy={busy} onClick={() => submit({ id: account.id })}>
          Go on sending
        </Button>
      }
    >
      {account.haltReason} Nothing was lost: what was planned goes on from where it stopped.
    </Callout>
  )
}

function Senders({ account, endSender }: { account: CarrierAccount; endSender: ById }) {
  const router = useRouter()
  if (account.senders.length === 0)
    return <p className="mb-3 text-ink-3">No number yet. Add one to send from.</p>
  return (
    <Table label={`Senders of ${account.name}`} className="mb-3">
      <THead>
        <Tr>
          <Th>Number</Th>
          <Th>Kind</Th>
          <Th align="right">
            <span className="sr-only">Acts</span>
          </Th>
        </Tr>
      </THead>
      <TBody>
        {account.senders.map(({ id, address, type }) => (
          <Tr key={id}>
            <Td className="font-semibold whitespace-nowrap tabular-nums">{formatPhone(address)}</Td>
            <Td className="text-ink-2">{numberTypeNames[type as NumberType]}</Td>
            <Td align="right">
              <ConfirmButton
                title={`Retire ${formatPhone(address)}?`}
                consequence="Nothing more is sent from it. Replies to it still arrive."
                verb="Retire"
                act={() => endSender({ id })}
                onDone={() => router.refresh()}
              >
                Retire
              </ConfirmButton>
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}
