'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import type { Answer } from '@/components/contacts/types'
import { useAnswered } from '@/components/contacts/use-answered'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Input, Textarea } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import { reasonWords } from '@/lib/consent/explain'
import type { SuppressionReason } from '@/lib/consent/standing'
import { formatPhone } from '@/lib/contacts/phone-format'

type RecordIt = (input: {
  phone: string
  reason: SuppressionReason
  note: string
}) => Promise<Answer<{ phone: string }>>

const reasons: SuppressionReason[] = ['opted_out', 'complaint', 'dead_number', 'manual']

/** Takes down a "no" that came by phone, e-mail or at the till. It counts at once. */
export function RecordOptOut({ record, home, phone }: { record: RecordIt; home: string; phone?: string }) {
  const t = useWords('consent')
  const answered = useAnswered()
  const router = useRouter()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [reason, setReason] = useState<SuppressionReason>('opted_out')
  const [error, setError] = useState<{ message: string; fields?: Record<string, string> } | null>(null)
  const submit = async (form: FormData) => {
    setBusy(true)
    const answer = await answered(
      record({
        phone: phone ?? String(form.get('phone') ?? ''),
        reason,
        note: String(form.get('note') ?? ''),
      }),
    )
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    setOpen(false)
    setError(null)
    toast({
      kind: 'done',
      title: t('recordOptOut.getsNothingMore', { phone: formatPhone(t, answer.value.phone) }),
      detail: t('recordOptOut.inForceNow'),
    })
    if (phone) router.refresh()
    else router.push(`${home}/${encodeURIComponent(answer.value.phone)}`)
  }
  return (
    <Dialog
      title={t('recordOptOut.recordAnOptOut')}
      description={t('recordOptOut.anyReasonableWayOf')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button kind="stop">{t('recordOptOut.recordAnOptOut')}</Button>}
      footer={
        <>
          <DialogClose asChild>
            <Button>{t('recordOptOut.cancel')}</Button>
          </DialogClose>
          <Button kind="stop" type="submit" form="record-opt-out" busy={busy}>
            {t('recordOptOut.stopAllMessages')}
          </Button>
        </>
      }
    >
      <form
        id="record-opt-out"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(new FormData(event.currentTarget))
        }}
      >
        {error && !error.fields ? <Callout tone="block" title={error.message} /> : null}
        {phone ? (
          <p className="type-name tabular-nums">{formatPhone(t, phone)}</p>
        ) : (
          <Field label={t('recordOptOut.phone')} required error={error?.fields?.phone}>
            <Input
              name="phone"
              type="tel"
              required
              maxLength={40}
              placeholder="(828) 555-0147"
              autoComplete="off"
            />
          </Field>
        )}
        <Field label={t('recordOptOut.why')}>
          <Select
            value={reason}
            onValueChange={(next) => setReason(next as SuppressionReason)}
            options={reasons.map((value) => ({
              value,
              label: reasonWords(t)[value].charAt(0).toUpperCase() + reasonWords(t)[value].slice(1),
            }))}
          />
        </Field>
        <Field label={t('recordOptOut.howItReachedYou')} required error={error?.fields?.note}>
          <Textarea
            name="note"
            rows={3}
            required
            maxLength={500}
            placeholder={t('recordOptOut.calledTheShopOn')}
          />
        </Field>
      </form>
    </Dialog>
  )
}
