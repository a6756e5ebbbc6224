'use client'

import { Button, LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Figure } from '@/components/ui/figure'
import { formatCount } from '@/components/ui/format'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { ContactImport, ImportCounts } from '@/lib/contacts/import/state'
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
  const { forecast } = run
  const mapped = run.mapping.columns.some(({ to }) => to === 'phone')
  if (!forecast)
    return (
      <Sheet>
        <Cell className="flex flex-wrap items-center gap-3">
          <SectionHead
            title="3. See what will happen"
            note="Reads every row and counts. Nothing is written."
          />
          <Button
            kind="go"
            icon="play"
            className="ml-auto"
            onClick={onCheck}
            busy={busy === 'check'}
            blocker={mapped ? null : 'Choose the phone column'}
          >
            Dry run
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
            title="3. What will happen"
            note={`${formatCount(run.rows)} rows read. Nothing is written yet.`}
          />
          <div className="ml-auto flex gap-2">
            <Button icon="refresh" onClick={onCheck} busy={busy === 'check'}>
              Again
            </Button>
            <Button
              kind="go"
              onClick={onStart}
              busy={busy === 'start'}
              blocker={people > 0 ? null : 'No row can be taken'}
            >
              Import {formatCount(people)} {people === 1 ? 'person' : 'people'}
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
  const undone = run.status === 'undone'
  const touched = run.created + run.updated > 0
  return (
    <Sheet>
      <Cell className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <SectionHead
            title={headings[run.status] ?? 'Import'}
            note={`${formatCount(run.rows)} rows in the file`}
          />
          <div className="ml-auto flex gap-2">
            {onResume ? (
              <Button kind="go" icon="play" onClick={onResume} busy={busy === 'start'}>
                Go on
              </Button>
            ) : null}
            {touched && !undone ? (
              <Button icon="undo" onClick={onUndo} busy={busy === 'undo'}>
                Undo the import
              </Button>
            ) : null}
            <LinkButton href={home} kind={onResume ? 'plain' : 'go'}>
              See contacts
            </LinkButton>
          </div>
        </div>
        {undone ? (
          <Callout tone="plain" title="This import was taken back">
            Earlier values are back. People whom someone wrote to or edited since were kept. What was recorded
            of consent is withdrawn by a further event, not erased.
          </Callout>
        ) : null}
        <Counts counts={run} run={run} />
      </Cell>
      <ImportRejections run={run} read={rejections} errorFile={errorFile} />
    </Sheet>
  )
}

const headings: Partial<Record<ContactImport['status'], string>> = {
  done: 'All in',
  cancelled: 'Stopped',
  failed: 'Stopped by a fault',
  undone: 'Taken back',
}

function Counts({ counts, run }: { counts: ImportCounts; run: ContactImport }) {
  const figures = [
    { label: 'New', value: counts.created },
    { label: 'Changed', value: counts.updated },
    { label: 'As they were', value: counts.unchanged },
    { label: 'Twice in the file', value: run.duplicates },
    { label: 'Refused', value: run.rejected },
  ]
  return (
    <>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        {figures.map(({ label, value }) => (
          <Figure key={label} label={label} value={formatCount(value)} size="m" />
        ))}
      </div>
      <ul className="grid gap-1 text-ink-2">
        <li>
          {counts.consented > 0
            ? `${formatCount(counts.consented)} ${counts.consented === 1 ? 'person gets' : 'people get'} consent on record, as vouched for.`
            : 'Nobody gets consent from this file.'}
        </li>
        {counts.optedOut > 0 ? <li>{formatCount(counts.optedOut)} are recorded as opted out.</li> : null}
        {counts.held > 0 ? (
          <li>{formatCount(counts.held)} are on the suppression list and stay there.</li>
        ) : null}
        {run.partial > 0 ? (
          <li>
            {run.partial === 1 ? '1 row is' : `${formatCount(run.partial)} rows are`} taken without one of the
            values; the list says which.
          </li>
        ) : null}
      </ul>
    </>
  )
}
