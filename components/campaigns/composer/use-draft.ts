'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '@/lib/campaigns/draft'
import { beingMade } from '@/lib/campaigns/finding'
import type { ComposerProps } from './types'
import { savedSince, useAutosave } from './use-autosave'

type Content = { name: string; draft: Draft }

/** The draft being written, saved as it is typed, with the server's checks after each save. */
export function useDraft({ workspace, campaign, inspection: first, actions }: ComposerProps) {
  const key = `marquee-draft-${campaign.id}`
  const [newer] = useState(() => savedSince<Content>(key, campaign.revision)?.value)
  const [content, setContent] = useState<Content>(newer ?? { name: campaign.name, draft: campaign.draft })
  const latest = useRef(content)
  const [leftOver, setLeftOver] = useState<Content | null>(null)
  const { inspection, checking, check } = useInspection(workspace.slug, campaign.id, first, actions.inspect)
  useEffect(() => {
    if (newer) void check()
  }, [newer, check])
  const autosave = useAutosave<Content>({
    key,
    revision: campaign.revision,
    save: (revision, value) => actions.save(workspace.slug, { id: campaign.id, revision, ...value }),
    onSaved: check,
    onRecovered: (value) => show(value),
    onLeftOver: (value) => {
      if (JSON.stringify(value) === JSON.stringify(latest.current)) localStorage.removeItem(key)
      else setLeftOver(value)
    },
  })
  const show = (next: Content) => {
    latest.current = next
    setContent(next)
  }
  const change = (next: Partial<Content>) => {
    show({ ...latest.current, ...next })
    autosave.change(latest.current)
  }
  return {
    ...content,
    inspection,
    /** Whether the checks are of what is on the screen. */
    current: autosave.state.kind === 'saved' && !checking,
    state: autosave.state,
    settle: autosave.settle,
    /** What was written in this browser and could not be saved, because somebody else had saved the draft. */
    leftOver: leftOver && {
      bringBack: () => {
        setLeftOver(null)
        change(leftOver)
      },
      letGo: () => {
        setLeftOver(null)
        localStorage.removeItem(key)
      },
    },
    revision: autosave.revision,
    setName: (name: string) => change({ name }),
    setDraft: (edit: (before: Draft) => Draft) => change({ draft: edit(latest.current.draft) }),
  }
}

export type DraftState = ReturnType<typeof useDraft>

function useInspection(
  slug: string,
  id: string,
  first: ComposerProps['inspection'],
  inspect: ComposerProps['actions']['inspect'],
) {
  const [inspection, setInspection] = useState(first)
  const [checking, setChecking] = useState(false)
  const check = useCallback(async () => {
    setChecking(true)
    const result = await inspect(slug, { id }).finally(() => setChecking(false))
    if (result.ok) setInspection(result.value)
  }, [inspect, slug, id])
  // Copies for the carriers are made while the page is open.
  const waiting = inspection.findings.some((finding) => finding.id.startsWith(beingMade))
  useEffect(() => {
    if (!waiting) return
    const poll = setInterval(() => void check(), 2000)
    return () => clearInterval(poll)
  }, [waiting, check])
  return { inspection, checking, check }
}
