'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox, RadioGroup } from '@/components/ui/choice'
import { Field, Input, Textarea } from '@/components/ui/field'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { type Attestation, attestationStatement } from '@/lib/contacts/import/state'
import { type Answer, answered } from './types'

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
          title="2. Did these people agree?"
          note="It is asked because the law asks it of you. Numbers that opted out stay out, whatever the file says."
        />
        <RadioGroup
          label="Did these people agree?"
          layout="list"
          value={wants}
          onValueChange={choose}
          options={[
            {
              value: 'no',
              label: 'No, or I cannot show it',
              detail: 'They come in without consent. Nobody writes to them until they say yes.',
            },
            {
              value: 'yes',
              label: 'Yes, and I vouch for it',
              detail: 'Each gets a consent event with your name, these words and this day.',
            },
          ]}
        />
        {wants === 'yes' && given ? (
          <Callout
            tone="good"
            title={`You vouch for ${given.source}, ${given.collectedOn}`}
            actions={
              <Button size="s" onClick={() => void send(null)} busy={busy}>
                Withdraw
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
              label="The exact words they saw"
              required
              error={wrong('wording')}
              hint="Kept as a version with its SHA-256. Changing a comma makes another version."
            >
              <Textarea
                name="wording"
                rows={4}
                required
                minLength={20}
                maxLength={4000}
                defaultValue={lastWording}
                placeholder={`I agree to receive recurring marketing texts from ${brand} at this number. Consent is not a condition of purchase. Msg & data rates may apply. Reply HELP for help, STOP to opt out.`}
              />
            </Field>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label="Where they agreed" required error={wrong('source')}>
                <Input name="source" required maxLength={200} placeholder="Checkout form of our shop" />
              </Field>
              <Field label="When, at the latest" required error={wrong('collectedOn')}>
                <Input name="collectedOn" type="date" required />
              </Field>
            </div>
            <Checkbox label={attestationStatement} checked={confirmed} onCheckedChange={setConfirmed} />
            <div className="flex items-center gap-2">
              <Button type="submit" busy={busy} blocker={confirmed ? null : 'Tick the statement'}>
                Vouch for these people
              </Button>
              <Badge icon="lock">Written to the audit log</Badge>
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
