'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Bulb } from '@/components/ui/bulb'
import { Button, LinkButton } from '@/components/ui/button'
import { Cell, Sheet } from '@/components/ui/sheet'
import { ProblemNote } from './problem-note'
import { type Answer, useSubmit } from './use-submit'

export type FirstStepsProps = {
  /** `/larkfield` */
  home: string
  brandName: string
  done: { sender: boolean; builtIn: boolean; contacts: boolean; campaign: boolean; segment: string | null }
  connectPhones: (input: Record<string, never>) => Promise<Answer<unknown>>
  /** Makes contacts of the built-in phones' owners, and a segment of them. */
  bringPeople: (input: Record<string, never>) => Promise<Answer<{ segment: string }>>
}

/** From a new workspace to a first campaign. A lit bulb is a step that is done; the next one has the lit button. */
export function FirstSteps({ home, brandName, done, connectPhones, bringPeople }: FirstStepsProps) {
  const t = useWords('accounts')
  const [brought, setBrought] = useState<string>()
  const segment = brought ?? done.segment
  const steps: Step[] = [
    {
      title: t('firstSteps.nameTheBrand'),
      done: true,
      detail: t('firstSteps.everyMessageOpensWith', { brandName }),
      act: (kind) => (
        <LinkButton kind={kind} href={`${home}/settings/workspace`}>
          {t('firstSteps.changeIt')}
        </LinkButton>
      ),
    },
    {
      title: t('firstSteps.chooseWhereToSend'),
      done: done.sender,
      detail: done.sender ? t('firstSteps.youHaveANumber') : t('firstSteps.beginWithTheBuilt'),
      act: (kind) =>
        done.sender ? (
          <LinkButton href={`${home}/settings/senders`}>{t('firstSteps.carriersAndSenders')}</LinkButton>
        ) : (
          <ConnectPhones kind={kind} act={connectPhones} carriers={`${home}/settings/senders`} />
        ),
    },
    {
      title: t('firstSteps.bringYourContacts'),
      done: done.contacts,
      detail: done.contacts
        ? t('firstSteps.youHavePeople')
        : done.builtIn
          ? t('firstSteps.beginWithTheOwners')
          : t('firstSteps.aCsvFileFrom'),
      act: (kind) =>
        done.builtIn && !done.contacts ? (
          <BringPeople kind={kind} act={bringPeople} onDone={setBrought} upload={`${home}/contacts/import`} />
        ) : (
          <LinkButton kind={kind} href={done.contacts ? `${home}/contacts` : `${home}/contacts/import`}>
            {done.contacts ? t('firstSteps.contacts') : t('firstSteps.importContacts')}
          </LinkButton>
        ),
    },
    {
      title: t('firstSteps.sendAFirstCampaign'),
      done: done.campaign,
      detail: t('firstSteps.aPictureAFew'),
      act: (kind) => (
        <LinkButton kind={kind} href={`${home}/campaigns/new${segment ? `?segment=${segment}` : ''}`}>
          {t('firstSteps.compose')}
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
                label={step.done ? t('firstSteps.done') : t('firstSteps.notDone')}
                className="mt-1.5"
              />
              <div className="min-w-0 flex-1 basis-60">
                <h2 className="type-section">{step.title}</h2>
                <p className="text-ink-2">{step.detail}</p>
              </div>
              <div className="flex-none max-md:w-full max-md:ps-6">
                {step.act(index === next ? 'go' : 'plain')}
              </div>
            </Cell>
          </li>
        ))}
      </ol>
      {next === -1 ? (
        <Cell className="flex justify-end border-t border-line">
          <LinkButton kind="go" href={`${home}/home`}>
            {t('firstSteps.goToHome')}
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
  const t = useWords('accounts')
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(act, () => router.refresh())
  return (
    <div className="grid justify-items-end gap-2 max-md:justify-items-start">
      <Button kind={kind} busy={busy} onClick={() => submit({})}>
        {t('firstSteps.useTheBuiltIn')}
      </Button>
      <LinkButton kind="ghost" size="s" className="max-md:-ms-3" href={carriers}>
        {t('firstSteps.connectACarrierInstead')}
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
  const t = useWords('accounts')
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(act, ({ segment }) => {
    onDone(segment)
    router.refresh()
  })
  return (
    <div className="grid justify-items-end gap-2 max-md:justify-items-start">
      <Button kind={kind} busy={busy} onClick={() => submit({})}>
        {t('firstSteps.addThesePeople')}
      </Button>
      <LinkButton kind="ghost" size="s" className="max-md:-ms-3" href={upload}>
        {t('firstSteps.importYourOwnInstead')}
      </LinkButton>
      <ProblemNote problem={problem} />
    </div>
  )
}
