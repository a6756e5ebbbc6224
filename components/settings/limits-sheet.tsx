'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useToast } from '@/components/ui/toast'
import { countedBytes, type LimitLine } from '@/lib/media/limit-line'
import { profileWords } from '@/lib/media/profile-words'
import { profileById } from '@/lib/media/profiles'

type SetLimit = (input: { profileId: string; kilobytes: number | null }) => Promise<Answer<unknown>>

/** What every carrier takes, where that is known from, what was learned, and what the workspace holds it to. */
export function LimitsSheet({ limits, act }: { limits: readonly LimitLine[]; act: SetLimit }) {
  const t = useWords('settings')
  return (
    <Sheet>
      <Cell>
        <SectionHead title={t('limitsSheet.limits')} note={t('limitsSheet.note')} />
        <Table label={t('limitsSheet.limits')} minWidth={640}>
          <THead>
            <Tr>
              <Th>{t('limitsSheet.carrier')}</Th>
              <Th align="right">{t('limitsSheet.published')}</Th>
              <Th align="right">{t('limitsSheet.learned')}</Th>
              <Th align="right">{t('limitsSheet.own')}</Th>
              <Th align="right">{t('limitsSheet.counts')}</Th>
              <Th>{t('limitsSheet.source')}</Th>
              <Th align="right">
                <span className="sr-only">{t('limitsSheet.acts')}</span>
              </Th>
            </Tr>
          </THead>
          <TBody>
            {limits.map((line) => (
              <LimitRow key={line.profileId} line={line} act={act} />
            ))}
          </TBody>
        </Table>
      </Cell>
    </Sheet>
  )
}

function useProfile(id: string) {
  const t = useWords('ui')
  const profile = profileById(id)
  return profile ? profileWords(t, profile) : { label: id, detail: '' }
}

function LimitRow({ line, act }: { line: LimitLine; act: SetLimit }) {
  const t = useWords('settings')
  const { label, detail } = useProfile(line.profileId)
  const { published, learned, own, source, date } = line
  return (
    <Tr>
      <Td>
        {label} <span className="text-ink-2">{detail}</span>
      </Td>
      <Td align="right" className="whitespace-nowrap">
        {t.bytes(published)}
      </Td>
      <Td align="right" className="whitespace-nowrap">
        {learned === null ? '–' : t.bytes(learned)}
      </Td>
      <Td align="right" className="whitespace-nowrap">
        {own === null ? '–' : t.bytes(own)}
      </Td>
      <Td align="right" className="whitespace-nowrap">
        <strong>{t.bytes(countedBytes(line))}</strong>
      </Td>
      <Td className="min-w-60 text-sm text-ink-2">
        {t.rich('limitsSheet.readOn', {
          source,
          date,
          cited: (words) => <cite translate="no">{words}</cite>,
        })}
      </Td>
      <Td align="right">
        <LimitDialog line={line} act={act} />
      </Td>
    </Tr>
  )
}

function LimitDialog({ line, act }: { line: LimitLine; act: SetLimit }) {
  const t = useWords('settings')
  const router = useRouter()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const { submit, busy, problem } = useSubmit(act, () => {
    setOpen(false)
    toast({ title: t('limitsSheet.held') })
    router.refresh()
  })
  const { profileId, published, own } = line
  const { label, detail } = useProfile(profileId)
  const carrier = `${label}, ${detail}`
  return (
    <Dialog
      size="s"
      open={open}
      onOpenChange={setOpen}
      title={t('limitsSheet.title', { carrier })}
      description={t('limitsSheet.why')}
      trigger={
        <Button size="s" aria-label={`${t('limitsSheet.change')}: ${carrier}`}>
          {t('limitsSheet.change')}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => submit({ profileId, kilobytes: Number(fieldsOf(event).kilobytes) })}
      >
        <ProblemNote problem={problem} />
        <Field label={t('limitsSheet.kilobytes')} error={problem?.fields.kilobytes} required>
          <Input
            name="kilobytes"
            type="number"
            min={30}
            max={published / 1_000}
            defaultValue={(own ?? published) / 1_000}
            required
          />
        </Field>
        <div className="flex justify-end gap-2">
          {own === null ? null : (
            <Button onClick={() => submit({ profileId, kilobytes: null })} disabled={busy}>
              {t('limitsSheet.back')}
            </Button>
          )}
          <SendButton busy={busy}>{t('limitsSheet.hold')}</SendButton>
        </div>
      </form>
    </Dialog>
  )
}
