'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '#words'
import { changeNode, type DraftNode, type DraftRule, editable, ruleOf } from '@/lib/segments/edit'
import { type Rule, ruleSchema } from '@/lib/segments/rule'
import type { BuilderActs, Counted, Sampled } from './types'

export type Saving =
  | { state: 'saved'; at: number }
  | { state: 'saving' }
  | { state: 'unfinished' }
  | { state: 'failed'; message: string; conflict: boolean }

export type Opened = {
  id: string
  rule: Rule
  updatedAt: string
  counted: Counted | null
  sampled: Sampled[]
}

/** Saving goes first: the browser sends one action at a time. */
const savePauseMs = 300
const countPauseMs = 450

/** The rule being edited: kept complete on the server, counted as it changes. */
export function useBuilder(opened: Opened, acts: BuilderActs, readOnly: boolean) {
  const [draft, setDraft] = useState<DraftRule>(() => editable(opened.rule))
  const rule = useMemo(() => ruleOf(draft), [draft])
  const text = useMemo(() => completeText(rule), [rule])
  const counting = useCounting(text, opened, acts)
  const { saving, based } = useSaving(text, opened, acts, readOnly)
  const change = useCallback(
    (key: number, how: (node: DraftNode) => DraftNode | null) =>
      setDraft((current) => changeNode(current, key, how)),
    [],
  )
  return { draft, setDraft, change, rule, complete: text !== null, saving, based, ...counting }
}

/** The rule as it is sent and compared, or null while a row lacks a value. */
function completeText(rule: Rule): string | null {
  const result = ruleSchema.safeParse(rule)
  return result.success ? JSON.stringify(result.data) : null
}

/** What the stored rule looks like after the builder has arranged it, so that opening it saves nothing. */
const openedText = (opened: Opened) => completeText(ruleOf(editable(opened.rule)))

/** What is shown beside the rule, and which rule it was asked for. */
type Shown = {
  counted: Counted | null
  countedText: string | null
  sampled: Sampled[]
  sampledFor: string
  problem: string | null
}

/** Asks again only for what the change touched; what cannot be had keeps its last value. */
async function inquire(acts: BuilderActs, text: string, seed: number, shown: Shown): Promise<Shown> {
  const rule = JSON.parse(text) as Rule
  const answer = await acts.study({ rule, seed, recount: shown.countedText !== text })
  if (!answer.ok) return { ...shown, sampledFor: `${seed} ${text}`, problem: answer.error.message }
  return {
    counted: answer.value.counted ?? shown.counted,
    countedText: answer.value.counted ? text : shown.countedText,
    sampled: answer.value.sampled,
    sampledFor: `${seed} ${text}`,
    problem: null,
  }
}

function useCounting(text: string | null, opened: Opened, acts: BuilderActs) {
  const [shown, setShown] = useState<Shown>(() => {
    const countedText = opened.counted ? openedText(opened) : null
    const { counted, sampled } = opened
    return { counted, countedText, sampled, sampledFor: `1 ${countedText}`, problem: null }
  })
  const offline = useWords('ui')('unreachable.changed')
  const [seed, setSeed] = useState(1)
  const latest = useRef(shown)
  latest.current = shown

  useEffect(() => {
    if (!text || latest.current.sampledFor === `${seed} ${text}`) return
    let stale = false
    const timer = setTimeout(async () => {
      const known = latest.current
      const found = await inquire(acts, text, seed, known).catch(() => ({ ...known, problem: offline }))
      if (!stale) setShown(found)
    }, countPauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text, seed, acts, offline])

  return {
    ...shown,
    /** The numbers shown are of an earlier rule. */
    stale: shown.countedText !== text,
    another: () => setSeed((current) => current + 1),
  }
}

function useSaving(text: string | null, opened: Opened, acts: BuilderActs, readOnly: boolean) {
  const offline = useWords('ui')('unreachable.changed')
  const based = useRef(opened.updatedAt)
  const saved = useRef(useMemo(() => openedText(opened), [opened]))
  const queue = useRef(Promise.resolve())
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: Date.parse(opened.updatedAt) })

  useEffect(() => {
    if (readOnly) return
    const asStored: Saving = { state: 'saved', at: Date.parse(based.current) }
    setSaving(
      text === null ? { state: 'unfinished' } : text === saved.current ? asStored : { state: 'saving' },
    )
    if (text === null || text === saved.current) return
    const send = async () => {
      const rule = JSON.parse(text) as Rule
      const answer = await acts.save({ id: opened.id, rule, basedOn: based.current })
      if (answer.ok) {
        based.current = answer.value.updatedAt
        saved.current = text
      }
      setSaving(
        answer.ok
          ? { state: 'saved', at: Date.now() }
          : { state: 'failed', message: answer.error.message, conflict: answer.error.code === 'conflict' },
      )
    }
    // One save after the other: each is based on the one before.
    const timer = setTimeout(() => {
      queue.current = queue.current
        .then(send)
        .catch(() => setSaving({ state: 'failed', message: offline, conflict: false }))
    }, savePauseMs)
    return () => clearTimeout(timer)
  }, [text, readOnly, acts, opened.id, offline])

  useEffect(() => {
    if (saving.state === 'saved') return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [saving.state])

  return { saving, based }
}
