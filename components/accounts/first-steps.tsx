'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Bulb } from '@/components/ui/bulb'
import { Button, LinkButton } from '@/components/ui/button'
import { Cell, Sheet } from '@/components/ui/sheet'
import { ProblemNote } from './problem-note'
import { type Answer, useSubmit } from './use-submit'

export type FirstStepsProps = {
  /** `/larkfield` */
  home: string
  brandName: string
  done: { sender: boolean; builtIn: boolean; contacts: boolean; campaign: boolean }
  connectPhones: (input: Record<string, never>) => Promise<Answer<unknown>>
  /** Makes contacts of the built-in phones' owners, and a segment of them. */
  bringPeople: (input: Record<string, never>) => Promise<Answer<{ segment: string }>>
}

/** From a new workspace to a first campaign. A lit bulb is a step that is done; the next one has the lit button. */
export function FirstSteps({ home, brandName, done, connectPhones, bringPeople }: FirstStepsProps) {
  const [segment, setSegment] = useState<string>()
  const steps: Step[] = [
    {
      title: 'Name the brand',
      done: true,
      detail: `Every message opens with “${brandName}”.`,
      act: (kind) => (
        <LinkButton kind={kind} href={`${home}/settings/workspace`}>
          Change it
        </LinkButton>
      ),
    },
    {
      title: 'Choose where to send from',
      done: done.sender,
      detail: done.sender
        ? 'You have a number. Connect a carrier whenever you like.'
        : 'Begin with the built-in phones: they receive on this screen, and nobody can be reached by mistake.',
      act: (kind) =>
        done.sender ? (
          <LinkButton href={`${home}/settings/senders`}>Carriers and senders</LinkButton>
        ) : (
          <ConnectPhones kind={kind} act={connectPhones} carriers={`${home}/settings/senders`} />
        ),
    },
    {
      title: 'Bring your contacts',
      done: done.contacts,
      detail:
        done.builtIn && !done.contacts
          ? 'Begin with the owners of the built-in phones: eight made-up people who agreed to be written to. Or bring a CSV file from any tool.'
          : 'A CSV file from any tool. You map the columns, look at the first rows, and can take it back.',
      act: (kind) =>
        done.builtIn && !done.contacts ? (
          <BringPeople kind={kind} act={bringPeople} onDone={setSegment} upload={`${home}/contacts/import`} />
        ) : (
          <LinkButton kind={kind} href={done.contacts ? `${home}/contacts` : `${home}/contacts/import`}>
            {done.contacts ? 'Contacts' : 'Import contacts'}
          </LinkButton>
        ),
    },
    {
      title: 'Send a first campaign',
      done: done.campaign,
      detail: 'A picture, a few words, and a look at it on five carriers before anybody gets it.',
      act: (kind) => (
        <LinkButton kind={kind} href={`${home}/campaigns/new${segment ? `?segment=${segment}` : ''}`}>
          Compose
        </LinkButton>
      ),
    },
  ]
  const next = steps.findIndex((step) => !step.done)
  return (
    <Sheet className="max-w-180">
      <ol>
        {steps.map((step, index) => (
          <li key={step.title} className="border-t border-line first:border-0">
            <Cell className="flex items-start gap-3.5 max-md:flex-wrap">
              <Bulb
                state={step.done ? 'on' : 'off'}
                label={step.done ? 'Done' : 'Not done'}
                className="mt-1.5"
              />
              <div className="min-w-0 flex-1 basis-60">
                <h2 className="type-section">{step.title}</h2>
                <p className="text-ink-2">{step.detail}</p>
              </div>
              {step.act(index === next ? 'go' : 'plain')}
            </Cell>
          </li>
        ))}
      </ol>
      {next === -1 ? (
        <Cell className="flex justify-end border-t border-line">
          <LinkButton kind="go" href={`${home}/home`}>
            Go to Home
          </LinkButton>
        </Cell>
      ) : null}
    </Sheet>
  )
}

type Kind = 'go' | 'plain'
type Step = { title: string; done: boolean; detail: string; act: (kind: Kind) => ReactNode }

function ConnectPhones({
  kind,
  act,
  carriers,
}: {
  kind: Kind
  act: FirstStepsProps['connectPhones']
  carriers: string
}) {
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(act, () => router.refresh())
  return (
    <div className="grid justify-items-end gap-2">
      <Button kind={kind} busy={busy} onClick={() => submit({})}>
        Use the built-in phones
      </Button>
      <LinkButton kind="ghost" size="s" href={carriers}>
        Connect a carrier instead
      </LinkButton>
      <ProblemNote problem={problem} />
    </div>
  )
}

function BringPeople({
  kind,
  act,
  onDone,
  upload,
}: {
  kind: Kind
  act: FirstStepsProps['bringPeople']
  onDone: (segment: string) => void
  upload: string
}) {
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(act, ({ segment }) => {
    onDone(segment)
    router.refresh()
  })
  return (
    <div className="grid justify-items-end gap-2">
      <Button kind={kind} busy={busy} onClick={() => submit({})}>
        Add these people
      </Button>
      <LinkButton kind="ghost" size="s" href={upload}>
        Import your own instead
      </LinkButton>
      <ProblemNote problem={problem} />
    </div>
  )
}
