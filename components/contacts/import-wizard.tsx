'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { AttributeDefinition } from '@/lib/contacts/fields'
import type { Mapping } from '@/lib/contacts/import/mapping'
import { activeStates, type ContactImport } from '@/lib/contacts/import/state'
import { type AttestationAnswer, ImportAttestation } from './import-attestation'
import { ImportColumns } from './import-columns'
import { ImportForecast, ImportResult } from './import-outcome'
import { ImportProgress } from './import-progress'
import type { RejectionLine } from './import-rejections'
import type { Answer } from './types'
import { useAnswered } from './use-answered'
import { useImport } from './use-import'

type One = { id: string }

export type ImportActs = {
  map: (input: One & { mapping: Mapping }) => Promise<Answer<void>>
  attest: (input: One & { attestation: AttestationAnswer | null }) => Promise<Answer<void>>
  check: (input: One) => Promise<Answer<void>>
  start: (input: One) => Promise<Answer<void>>
  stop: (input: One) => Promise<Answer<void>>
  undo: (input: One) => Promise<Answer<void>>
  rejections: (input: One & { after?: number; reason?: string }) => Promise<Answer<RejectionLine[]>>
}

type Props = {
  home: string
  brand: string
  run: ContactImport
  definitions: readonly AttributeDefinition[]
  /** The words used last time, as a start. */
  lastWording: string
  acts: ImportActs
}

/** From a file that lies in the store to people in the list: columns, consent, dry run, import, result, undo. */
export function ImportWizard({ home, brand, run: first, definitions, lastWording, acts }: Props) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const [run, setRun] = useImport(first, home)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const id = run.id

  const act = async (name: string, call: () => Promise<Answer<void>>, change: Partial<ContactImport>) => {
    setBusy(name)
    setProblem(null)
    const answer = await answered(call())
    setBusy(null)
    if (answer.ok) setRun({ ...run, ...change })
    else setProblem(answer.error.message)
    return answer
  }
  const now = () => new Date().toISOString()
  const check = () =>
    act('check', () => acts.check({ id }), { status: 'checking', bytesRead: 0, cursor: 0, startedAt: now() })
  const start = () => act('start', () => acts.start({ id }), { status: 'running', startedAt: now() })
  const stop = () =>
    act('stop', () => acts.stop({ id }), { status: run.status === 'checking' ? 'uploaded' : 'cancelled' })
  const undo = () => act('undo', () => acts.undo({ id }), { status: 'undoing' })

  const open = run.status === 'uploaded' || run.status === 'checked'
  return (
    <div className="grid gap-4">
      {problem ? <Callout tone="block" title={problem} /> : null}
      {run.status === 'failed' && run.failure ? <Callout tone="block" title={run.failure} /> : null}
      {activeStates.includes(run.status) ? (
        <ImportProgress run={run} onStop={stop} stopping={busy === 'stop'} />
      ) : null}
      {open ? (
        <>
          <ImportColumns
            run={run}
            definitions={definitions}
            onMap={(mapping) =>
              act('map', () => acts.map({ id, mapping }), { mapping, status: 'uploaded', forecast: null })
            }
          />
          <ImportAttestation
            brand={brand}
            given={run.attestation}
            lastWording={lastWording}
            onAttest={(attestation) => acts.attest({ id, attestation })}
            onDone={(attestation) => setRun({ ...run, attestation, status: 'uploaded', forecast: null })}
          />
          <ImportForecast
            run={run}
            busy={busy}
            onCheck={check}
            onStart={start}
            rejections={(input) => acts.rejections({ id, ...input })}
            errorFile={`${home}/import/${id}/errors`}
          />
        </>
      ) : null}
      {!open && !activeStates.includes(run.status) ? (
        <ImportResult
          run={run}
          home={home}
          busy={busy}
          onUndo={undo}
          onResume={run.status === 'failed' ? start : null}
          rejections={(input) => acts.rejections({ id, ...input })}
          errorFile={`${home}/import/${id}/errors`}
        />
      ) : null}
      {open ? (
        <div>
          <Button kind="ghost" icon="trash" onClick={stop} busy={busy === 'stop'}>
            {t('importWizard.forgetThisFile')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
