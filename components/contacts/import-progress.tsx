'use client'

import { useEffect, useState } from 'react'
import { useWords } from '#words'
import { Bulb } from '@/components/ui/bulb'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { Cell, Sheet } from '@/components/ui/sheet'
import { type ContactImport, importProgress } from '@/lib/contacts/import/state'
import type { Words } from '@/lib/words/translate'

const titles = (t: Words<'contacts'>): Partial<Record<ContactImport['status'], string>> => ({
  checking: t('importProgress.dryRunReadingEvery'),
  running: t('importProgress.importing'),
  undoing: t('importProgress.takingTheImportBack'),
})

/** How far it is, how fast, how long. Survives a reload, because the server is asked. */
export function ImportProgress({
  run,
  onStop,
  stopping,
}: {
  run: ContactImport
  onStop: () => void
  stopping: boolean
}) {
  const t = useWords('contacts')
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const { done, rowsPerSecond, secondsLeft } = importProgress(
    run,
    now ?? Date.parse(run.startedAt ?? run.createdAt),
  )
  const reading = run.status === 'checking' || run.cursor === 0
  const detail = [
    reading
      ? t('importProgress.rowsRead', { rows: run.rows })
      : t('importProgress.newChangedAsThey', {
          created: run.created,
          updated: run.updated,
          unchanged: run.unchanged,
        }),
    rowsPerSecond ? t('importProgress.rowsASecond', { rowsPerSecond }) : null,
    secondsLeft !== null ? t('importProgress.left', { secondsLeft: t.duration(secondsLeft) }) : null,
  ].filter(Boolean)
  const undoing = run.status === 'undoing'
  return (
    <Sheet>
      <Cell className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2.5">
          <Bulb state="live" />
          <h2 className="type-section flex-1">{titles(t)[run.status]}</h2>
          {undoing ? null : (
            <Button size="s" icon="stop" kind="stop" onClick={onStop} busy={stopping}>
              {t('importProgress.stop')}
            </Button>
          )}
        </div>
        <Progress share={undoing ? null : done} label={titles(t)[run.status] ?? t('importProgress.import')} />
        <p className="text-sm text-ink-2 tabular-nums" aria-live="polite">
          {undoing ? t('importProgress.earlierValuesReturnNothing') : detail.join(', ')}
        </p>
        {run.rejected > 0 && !undoing ? (
          <p className="text-sm text-ink-3 tabular-nums">
            {t('importProgress.rowsRefusedSoFar', { rejected: run.rejected })}
          </p>
        ) : null}
      </Cell>
    </Sheet>
  )
}
