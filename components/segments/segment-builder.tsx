'use client'

import { useMemo } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { SegmentedControl } from '@/components/ui/segmented'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import { rowsOf } from '@/lib/segments/edit'
import { fieldsWith } from '@/lib/segments/fields'
import type { Names } from '@/lib/segments/phrases'
import { inPlainWords, inWords } from '@/lib/segments/words'
import { namesOf } from './names'
import { type Editing, RuleGroup } from './rule-group'
import { SegmentHead } from './segment-head'
import { FiveOfThem, RightNow, Waterfall, WhoIsInHere } from './segment-side'
import type { BuilderActs, BuilderChoices } from './types'
import { type Opened, useBuilder } from './use-builder'

export type SegmentBuilderProps = {
  /** Address of the workspace: `/larkfield`. */
  home: string
  name: string
  usedIn: number
  opened: Opened
  choices: BuilderChoices
  acts: BuilderActs
  mayEdit: boolean
  mayWrite: boolean
}

/** The segment page: rows on the left, what they come to on the right. */
export function SegmentBuilder(props: SegmentBuilderProps) {
  const t = useWords('segments')
  const { opened, choices, acts, mayEdit, home } = props
  const builder = useBuilder(opened, acts, !mayEdit)
  const { draft, change, counted } = builder
  const fields = useMemo(() => fieldsWith(t, choices.attributes), [t, choices.attributes])
  const names = useMemo(() => namesOf(choices), [choices])
  const order = rowsOf(draft)
  const editing: Editing = {
    fields,
    choices,
    readOnly: !mayEdit,
    onChange: change,
    countOf(key) {
      const count =
        builder.stale && counted?.rows.length !== order.length
          ? undefined
          : counted?.rows[order.findIndex((one) => one.key === key)]
      return count === undefined || !counted ? undefined : { count, total: counted.whole.total }
    },
  }
  const turn = (match: string) =>
    change(draft.main.key, (node) => ({ ...node, match: match === 'any' ? 'any' : 'all' }))
  return (
    <>
      <SegmentHead
        {...props}
        saving={builder.saving}
        based={builder.based}
        empty={counted?.whole.mayGet === 0}
        complete={builder.complete}
      />
      {builder.saving.state === 'failed' ? (
        <Callout tone="block" title={t('segmentBuilder.notSaved')}>
          {builder.saving.message}
        </Callout>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(280px,364px)] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          {counted ? (
            <p aria-hidden="true" className="hidden px-1 tabular-nums max-lg:block">
              {t.rich('segmentBuilder.peopleOfThemMay', {
                match: counted.whole.match,
                b: (words) => <b className="type-section">{words}</b>,
                mayGet: counted.whole.mayGet,
              })}
            </p>
          ) : null}
          <Sheet>
            <Cell>
              <SectionHead
                title={t('segmentBuilder.everyoneWho')}
                beside={
                  <SegmentedControl
                    label={t('segmentBuilder.howRowsAreJoined')}
                    value={draft.main.match}
                    onValueChange={(match) => mayEdit && turn(match)}
                    segments={[
                      { value: 'all', label: t('segmentBuilder.matchesAll') },
                      { value: 'any', label: t('segmentBuilder.matchesAny') },
                    ]}
                  />
                }
                actions={<span className="type-label">{t('segmentBuilder.eachRowAlone')}</span>}
              />
              <RuleGroup group={draft.main} editing={editing} depth={1} />
              {mayEdit || draft.except.of.length > 0 ? (
                <>
                  <h2 className="type-section mt-5 mb-2.5">{t('segmentBuilder.butNotAnyoneWho')}</h2>
                  <RuleGroup group={draft.except} editing={editing} depth={1} />
                </>
              ) : null}
            </Cell>
          </Sheet>
          <InWords rule={builder.rule} names={names} />
        </div>
        <Sheet aria-label={t('segmentBuilder.whatTheRuleComes')}>
          <RightNow count={counted?.whole ?? null} stale={builder.stale && builder.complete} />
          {builder.problem ? (
            <Cell className="pt-0">
              <Callout tone="warn" title={builder.problem} />
            </Cell>
          ) : null}
          <Waterfall count={counted?.whole ?? null} stale={builder.stale && builder.complete} />
          <FiveOfThem
            people={builder.sampled}
            hrefOf={(id) => `${home}/contacts/${id}`}
            onAnother={builder.another}
          />
          <WhoIsInHere rule={builder.complete ? builder.rule : null} names={names} look={acts.look} />
        </Sheet>
      </div>
    </>
  )
}

function InWords({ rule, names }: { rule: Parameters<typeof inWords>[1]; names: Names }) {
  const t = useWords('segments')
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(inPlainWords(t, rule, names))
    toast({ title: t('segmentBuilder.copied') })
  }
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={t('segmentBuilder.inWords')}
          actions={
            <Button kind="ghost" size="s" icon="copy" onClick={copy}>
              {t('segmentBuilder.copy')}
            </Button>
          }
        />
        <p className="type-writing max-w-[76ch] text-ink-2">
          {inWords(t, rule, names).map((part, i) => {
            const Word = part.strong ? 'strong' : 'span'
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its parts in order
              <Word key={i} className={part.strong ? 'font-semibold text-ink' : undefined}>
                {part.text}
              </Word>
            )
          })}
        </p>
      </Cell>
    </Sheet>
  )
}
