'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox, RadioGroup } from '@/components/ui/choice'
import { Field, Input, Textarea } from '@/components/ui/field'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { type Attestation, attestationStatement } from '@/lib/contacts/import/state'
import type { Words } from '@/lib/words/translate'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

export type AttestationAnswer = { wording: string; source: string; collectedOn: string; confirmed: true }

type Props = {
  brand: string
  given: Attestation | null
  lastWording: string
  onAttest: (attestation: AttestationAnswer | null) => Promise<Answer<void>>
  onDone: (attestation: Attestation | null) => void
}

/** Whether the file's people agreed to be written to, and who vouches for it with which words. */
export function ImportAttestation({ brand, given, lastWording, onAttest, onDone }: Props) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const [wants, setWants] = useState(given ? 'yes' : 'no')
  const [error, setError] = useState<{ message: string; fields?: Record<string, string> } | null>(null)
  const [busy, setBusy] = useState(false)
  const [confirmed, setConfirmed] = useState(false)

  const send = async (attestation: AttestationAnswer | null) => {
    setBusy(true)
    setError(null)
    const answer = await answered(onAttest(attestation))
    setBusy(false)
    if (answer.ok) onDone(attestation ? asAttestation(attestation) : null)
    else setError(answer.error)
  }
  const choose = (value: string) => {
    setWants(value)
    if (value === 'no' && given) void send(null)
  }
  const wrong = (field: string) => error?.fields?.[`attestation.${field}`]
  return (
    <Sheet>
      <Cell className="grid gap-3">
        <SectionHead
          title={t('importAttestation.n2DidThesePeople')}
          note={t('importAttestation.itIsAskedBecause')}
        />
        <RadioGroup
          label={t('importAttestation.didThesePeopleAgree')}
          layout="list"
          value={wants}
          onValueChange={choose}
          options={choices(t)}
        />
        {wants === 'yes' && given ? (
          <Callout
            tone="good"
            title={t('importAttestation.youVouchFor', {
              source: given.source,
              collectedOn: given.collectedOn,
            })}
            actions={
              <Button size="s" onClick={() => void send(null)} busy={busy}>
                {t('importAttestation.withdraw')}
              </Button>
            }
          >
            “{given.wording}”
          </Callout>
        ) : null}
        {wants === 'yes' && !given ? (
          <form
            className="grid max-w-170 gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              const form = new FormData(event.currentTarget)
              const text = (name: string) => String(form.get(name) ?? '')
              void send({
                wording: text('wording'),
                source: text('source'),
                collectedOn: text('collectedOn'),
                confirmed: confirmed as true,
              })
            }}
          >
            {error && !error.fields ? <Callout tone="block" title={error.message} /> : null}
            <Field
              label={t('importAttestation.theExactWordsThey')}
              required
              error={wrong('wording')}
              hint={t('importAttestation.keptAsAVersion')}
            >
              <Textarea
                name="wording"
                rows={4}
                required
                minLength={20}
                maxLength={4000}
                defaultValue={lastWording}
                placeholder={t('importAttestation.iAgreeToReceive', { brand })}
              />
            </Field>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label={t('importAttestation.whereTheyAgreed')} required error={wrong('source')}>
                <Input
                  name="source"
                  required
                  maxLength={200}
                  placeholder={t('importAttestation.checkoutFormOfOur')}
                />
              </Field>
              <Field label={t('importAttestation.whenAtTheLatest')} required error={wrong('collectedOn')}>
                <Input name="collectedOn" type="date" required />
              </Field>
            </div>
            <Checkbox label={attestationStatement} checked={confirmed} onCheckedChange={setConfirmed} />
            <div className="flex items-center gap-2">
              <Button
                type="submit"
                busy={busy}
                blocker={confirmed ? null : t('importAttestation.tickTheStatement')}
              >
                {t('importAttestation.vouchForThesePeople')}
              </Button>
              <Badge icon="lock">{t('importAttestation.writtenToTheAudit')}</Badge>
            </div>
          </form>
        ) : null}
      </Cell>
    </Sheet>
  )
}

/** What the server keeps, as far as this page shows it; a reload brings the rest. */
function asAttestation({ wording, source, collectedOn }: AttestationAnswer): Attestation {
  return {
    wording,
    source,
    collectedOn,
    wordingId: '',
    statement: attestationStatement,
    statementSha256: '',
    memberId: '',
    at: new Date().toISOString(),
  }
}

const choices = (t: Words<'contacts'>) => [
  {
    value: 'no',
    label: t('importAttestation.noOrICannot'),
    detail: t('importAttestation.theyComeInWithout'),
  },
  {
    value: 'yes',
    label: t('importAttestation.yesAndIVouch'),
    detail: t('importAttestation.eachGetsAConsent'),
  },
]
