'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout, type CalloutTone } from '@/components/ui/callout'
import { priceInWords } from '@/components/ui/price'
import type { Draft } from '@/lib/campaigns/draft'
import type { Finding, Fix, Severity } from '@/lib/campaigns/finding'
import { type DraftFix, fixedDraft, undoneDraft } from '@/lib/campaigns/fix'
import type { ComposerField, ComposerProps } from './types'
import type { DraftState } from './use-draft'

const tones: Record<Severity, CalloutTone> = {
  blocker: 'block',
  advice: 'warn',
  passed: 'good',
}

/** A fix, and the draft it was made of. */
type Done = { before: Draft; fix: DraftFix }

/** What would go wrong, each with the verb that fixes it, and what it costs. */
export function PreflightPanel({
  state,
  props,
  onGo,
}: {
  state: DraftState
  props: ComposerProps
  onGo: (place: string) => void
}) {
  const t = useWords('composer')
  const { findings } = state.inspection
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity)
  const passed = of('passed')
  const [done, setDone] = useState<Done[]>([])
  const standing = done.filter(({ before, fix }) => undoneDraft(state.draft, before, fix))
  const apply = (fix: Fix) => {
    if (fix.kind === 'goto') return onGo(fix.place)
    setDone([...standing, { before: state.draft, fix }])
    state.setDraft((draft) => fixedDraft(draft, fix))
  }
  return (
    <section
      aria-label={t('preflightPanel.preFlight')}
      className="flex h-full flex-col lg:sticky lg:top-(--bar) lg:h-auto lg:max-h-[calc(100dvh-var(--bar))] lg:min-h-[min(100%,calc(100dvh-var(--bar)-5.5rem))] lg:overflow-y-auto"
    >
      <header className="flex items-center justify-between gap-2 border-b border-line px-4 py-3.5">
        <h2 className="type-section">{t('preflightPanel.preFlight')}</h2>
        <span className="flex gap-1">
          <Badge tone="block">{of('blocker').length}</Badge>
          <Badge tone="warn">{of('advice').length}</Badge>
          <Badge tone="good">{passed.length}</Badge>
        </span>
      </header>
      <ul aria-live="polite">
        {[...of('blocker'), ...of('advice')].map((finding) => (
          <li key={finding.id} className="border-b border-line">
            <FindingRow finding={finding} writes={props.may.write} onFix={apply} />
          </li>
        ))}
        {standing.map((one) => (
          <li key={JSON.stringify(one.fix)} className="border-b border-line">
            <Fixed
              done={one}
              fields={props.fields}
              onUndo={() => {
                setDone(standing.filter((other) => other !== one))
                state.setDraft((draft) => undoneDraft(draft, one.before, one.fix) ?? draft)
              }}
            />
          </li>
        ))}
      </ul>
      {passed.length > 0 ? (
        <details className="border-b border-line px-3.5 py-2.5">
          <summary className="cursor-pointer font-semibold">
            {t('preflightPanel.checkPassed', { passed: passed.length })}
          </summary>
          <ul className="mt-1 grid gap-1 text-sm text-ink-2">
            {passed.map((finding) => (
              <li key={finding.id}>
                <b className="font-[560]">{finding.title}.</b> {finding.detail}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Cost state={state} currency={props.workspace.currency} />
    </section>
  )
}

function FindingRow({
  finding,
  writes,
  onFix,
}: {
  finding: Finding
  writes: boolean
  onFix: (fix: Fix) => void
}) {
  const t = useWords('composer')
  const title =
    finding.people && !/\p{Nd}/u.test(finding.title)
      ? t('preflightPanel.people', { title: finding.title, people: finding.people })
      : finding.title
  const { fix } = finding
  return (
    <Callout
      tone={tones[finding.severity]}
      bare={finding.severity !== 'blocker'}
      className="rounded-none!"
      title={title}
      actions={
        fix && writes ? (
          <Button
            size="s"
            kind={finding.severity === 'blocker' ? 'dark' : 'plain'}
            onClick={() => onFix(fix)}
          >
            {fix.label}
          </Button>
        ) : null
      }
    >
      {finding.detail}
    </Callout>
  )
}

/** What a fix has done, until it is undone or written over. */
function Fixed({ done, fields, onUndo }: { done: Done; fields: ComposerField[]; onUndo: () => void }) {
  const t = useWords('composer')
  const { fix } = done
  const label =
    fix.kind === 'fallback' ? (fields.find(({ key }) => key === fix.field)?.label ?? fix.field) : ''
  return (
    <Callout
      tone="good"
      bare
      title={
        fix.kind === 'fallback'
          ? t('preflightPanel.fallsBackTo', { label, value: fix.value })
          : fix.kind === 'link-last'
            ? t('preflightPanel.linkMovedToThe')
            : t('preflightPanel.leavesAtOnce')
      }
      actions={
        <Button size="s" kind="ghost" icon="undo" className="-ms-2" onClick={onUndo}>
          {t('preflightPanel.undo')}
        </Button>
      }
    />
  )
}

function Cost({ state, currency }: { state: DraftState; currency: string }) {
  const t = useWords('composer')
  const { audience, priceMicros } = state.inspection
  if (!audience || priceMicros === null) return null
  return (
    <dl className="mt-auto grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-4 py-3.5 tabular-nums">
      <dt className="text-ink-2">
        {t('preflightPanel.pictureMessage', {
          mayBeWritten: audience.mayBeWritten,
          priceMicros: priceInWords(t, priceMicros, currency),
        })}
      </dt>
      <dd className="text-end">{priceInWords(t, priceMicros * audience.mayBeWritten, currency)}</dd>
      <dt className="font-semibold">{t('preflightPanel.carrierCost')}</dt>
      <dd className="text-end font-semibold">
        {priceInWords(t, priceMicros * audience.mayBeWritten, currency)}
      </dd>
    </dl>
  )
}
