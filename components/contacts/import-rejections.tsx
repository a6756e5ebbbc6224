'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Button, buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ChipToggle } from '@/components/ui/chip'
import { Icon } from '@/components/ui/icon'
import { Cell } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { reasonSentence } from '@/lib/contacts/import/reasons'
import type { ContactImport } from '@/lib/contacts/import/state'
import type { Words } from '@/lib/words/translate'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

export type RejectionLine = { line: number; reason: string; partial: boolean; raw: string }

export type ReadRejections = (input: { after?: number; reason?: string }) => Promise<Answer<RejectionLine[]>>

const pageRows = 50

/** Every row that was refused or taken in part, with its line and the reason, and the file to correct them in. */
export function ImportRejections({
  run,
  read,
  errorFile,
}: {
  run: ContactImport
  read: ReadRejections
  errorFile: string
}) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const [rows, setRows] = useState<RejectionLine[] | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [more, setMore] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const reasons = Object.entries(run.reasons).sort(([, a], [, b]) => b - a)
  if (reasons.length === 0) return null

  const load = async (wanted: string | null, before: RejectionLine[]) => {
    const answer = await answered(
      read({ after: before.at(-1)?.line ?? 0, ...(wanted ? { reason: wanted } : {}) }),
    )
    if (!answer.ok) return setProblem(answer.error.message)
    setProblem(null)
    setReason(wanted)
    setRows([...before, ...answer.value])
    setMore(answer.value.length === pageRows)
  }
  return (
    <div className="border-t border-line">
      <Cell className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="type-name me-1">{t('importRejections.rowsToLookAt')}</h3>
          {reasons.map(([key, count]) => (
            <ChipToggle
              key={key}
              pressed={rows !== null && reason === key}
              onPress={() => void load(reason === key && rows ? null : key, [])}
              count={count}
            >
              {shortReason(t, key)}
            </ChipToggle>
          ))}
          <a href={errorFile} download className={buttonClass('plain', 's', 'ms-auto')}>
            <Icon name="download" size={13} />
            {t('importRejections.csvWithReasons')}
          </a>
        </div>
        {problem ? <Callout tone="block" title={problem} /> : null}
      </Cell>
      {rows ? (
        <div className="px-4 pb-3">
          <Table label={t('importRejections.rowsToLookAt')} minWidth={560}>
            <THead>
              <tr>
                <Th align="right">{t('importRejections.line')}</Th>
                <Th>{t('importRejections.whatHappened')}</Th>
                <Th>{t('importRejections.theRow')}</Th>
              </tr>
            </THead>
            <TBody>
              {rows.map((row) => (
                <Tr key={row.line}>
                  <Td numeric>{t.count(row.line)}</Td>
                  <Td className="min-w-60">{reasonSentence(t, row.reason)}</Td>
                  <Td className="max-w-80 truncate font-mono text-sm text-ink-2">{row.raw}</Td>
                </Tr>
              ))}
            </TBody>
          </Table>
          {more ? (
            <Button size="s" className="mt-2" onClick={() => void load(reason, rows)}>
              {t('importRejections.more')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

const shortReasons = (t: Words<'contacts'>): Record<string, string> => ({
  duplicate: t('importRejections.twiceInTheFile'),
  empty: t('importRejections.noNumber'),
  not_a_number: t('importRejections.notANumber'),
  spreadsheet: t('importRejections.shortenedByASpreadsheet'),
  too_short: t('importRejections.tooShort'),
  too_long: t('importRejections.tooLong'),
  not_in_use: t('importRejections.notInUse'),
  no_country: t('importRejections.countryNotKnown'),
  extension: t('importRejections.hasAnExtension'),
  toll_free: t('importRejections.tollFree'),
  premium: t('importRejections.premiumRate'),
  service: t('importRejections.serviceNumber'),
  line_too_long: t('importRejections.lineTooLong'),
  open_quote: t('importRejections.openQuote'),
  too_many_cells: t('importRejections.tooManyCells'),
  zero_byte: t('importRejections.notText'),
  email: t('importRejections.withoutEmail'),
  birthday: t('importRejections.withoutBirthday'),
  state: t('importRejections.withoutState'),
  country: t('importRejections.withoutCountry'),
  consent_at: t('importRejections.withoutDateOfConsent'),
  attribute: t('importRejections.withoutACustomValue'),
  landline: t('importRejections.landline'),
})

function shortReason(t: Words<'contacts'>, key: string): string {
  return shortReasons(t)[key] ?? key
}
