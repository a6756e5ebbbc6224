'use client'

import { useWords } from '#words'
import { Button, LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Figure } from '@/components/ui/figure'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { ContactImport, ImportCounts } from '@/lib/contacts/import/state'
import type { Words } from '@/lib/words/translate'
import { ImportRejections, type ReadRejections } from './import-rejections'

type Common = { run: ContactImport; busy: string | null; rejections: ReadRejections; errorFile: string }

/** The dry run, and what it foresees. The import can start only when someone has seen it. */
export function ImportForecast({
  run,
  busy,
  onCheck,
  onStart,
  rejections,
  errorFile,
}: Common & { onCheck: () => void; onStart: () => void }) {
  const t = useWords('contacts')
  const { forecast } = run
  const mapped = run.mapping.columns.some(({ to }) => to === 'phone')
  if (!forecast)
    return (
      <Sheet>
        <Cell className="flex flex-wrap items-center gap-3">
          <SectionHead title={t('importOutcome.n3SeeWhatWill')} note={t('importOutcome.readsEveryRowAnd')} />
          <Button
            kind="go"
            icon="play"
            className="ms-auto"
            onClick={onCheck}
            busy={busy === 'check'}
            blocker={mapped ? null : t('importOutcome.chooseThePhoneColumn')}
          >
            {t('importOutcome.dryRun')}
          </Button>
        </Cell>
      </Sheet>
    )
  const people = forecast.created + forecast.updated + forecast.unchanged
  return (
    <Sheet>
      <Cell className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <SectionHead
            title={t('importOutcome.n3WhatWillHappen')}
            note={t('importOutcome.rowsReadNothingIs', { rows: run.rows })}
          />
          <div className="ms-auto flex gap-2">
            <Button icon="refresh" onClick={onCheck} busy={busy === 'check'}>
              {t('importOutcome.again')}
            </Button>
            <Button
              kind="go"
              onClick={onStart}
              busy={busy === 'start'}
              blocker={people > 0 ? null : t('importOutcome.noRowCanBe')}
            >
              {t('importOutcome.importPerson', { people })}
            </Button>
          </div>
        </div>
        <Counts counts={forecast} run={run} />
      </Cell>
      <ImportRejections run={run} read={rejections} errorFile={errorFile} />
    </Sheet>
  )
}

/** What the import did, and the way back. */
export function ImportResult({
  run,
  home,
  busy,
  onUndo,
  onResume,
  rejections,
  errorFile,
}: Common & { home: string; onUndo: () => void; onResume: (() => void) | null }) {
  const t = useWords('contacts')
  const undone = run.status === 'undone'
  const touched = run.created + run.updated > 0
  return (
    <Sheet>
      <Cell className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <SectionHead
            title={headings(t)[run.status] ?? t('importOutcome.import')}
            note={t('importOutcome.rowsInTheFile', { rows: run.rows })}
          />
          <div className="ms-auto flex gap-2">
            {onResume ? (
              <Button kind="go" icon="play" onClick={onResume} busy={busy === 'start'}>
                {t('importOutcome.goOn')}
              </Button>
            ) : null}
            {touched && !undone ? (
              <Button icon="undo" onClick={onUndo} busy={busy === 'undo'}>
                {t('importOutcome.undoTheImport')}
              </Button>
            ) : null}
            <LinkButton href={home} kind={onResume ? 'plain' : 'go'}>
              {t('importOutcome.seeContacts')}
            </LinkButton>
          </div>
        </div>
        {undone ? (
          <Callout tone="plain" title={t('importOutcome.thisImportWasTaken')}>
            {t('importOutcome.earlierValuesAreBack')}
          </Callout>
        ) : null}
        <Counts counts={run} run={run} />
      </Cell>
      <ImportRejections run={run} read={rejections} errorFile={errorFile} />
    </Sheet>
  )
}

const headings = (t: Words<'contacts'>): Partial<Record<ContactImport['status'], string>> => ({
  done: t('importOutcome.allIn'),
  cancelled: t('importOutcome.stopped'),
  failed: t('importOutcome.stoppedByAFault'),
  undone: t('importOutcome.takenBack'),
})

function Counts({ counts, run }: { counts: ImportCounts; run: ContactImport }) {
  const t = useWords('contacts')
  const figures = [
    { label: t('importOutcome.new'), value: counts.created },
    { label: t('importOutcome.changed'), value: counts.updated },
    { label: t('importOutcome.asTheyWere'), value: counts.unchanged },
    { label: t('importOutcome.twiceInTheFile'), value: run.duplicates },
    { label: t('importOutcome.refused'), value: run.rejected },
  ]
  return (
    <>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        {figures.map(({ label, value }) => (
          <Figure key={label} label={label} value={t.count(value)} size="m" />
        ))}
      </div>
      <ul className="grid gap-1 text-ink-2">
        <li>
          {counts.consented > 0
            ? t('importOutcome.personGetsConsentOn', { consented: counts.consented })
            : t('importOutcome.nobodyGetsConsentFrom')}
        </li>
        {counts.optedOut > 0 ? (
          <li>{t('importOutcome.areRecordedAsOpted', { optedOut: counts.optedOut })}</li>
        ) : null}
        {counts.held > 0 ? <li>{t('importOutcome.areOnTheSuppression', { held: counts.held })}</li> : null}
        {run.partial > 0 ? <li>{t('importOutcome.n1RowIsTaken', { partial: run.partial })}</li> : null}
      </ul>
    </>
  )
}
