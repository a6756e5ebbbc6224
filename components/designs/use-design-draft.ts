'use client'

import { useState } from 'react'
import { savedSince, useAutosave } from '@/components/campaigns/composer/use-autosave'
import type { DraftContent } from '@/lib/designs/document'
import type { DesignDrafts } from './types'

/** What is typed into a design, saved as it is typed; `own` is what it begins with. */
export function useDesignDraft(own: DraftContent, drafts: DesignDrafts, mayWrite: boolean) {
  const key = `marquee-${drafts.subject}`
  const [content, setContent] = useState<DraftContent>(
    () => savedSince<DraftContent>(key, drafts.revision)?.value ?? drafts.content ?? own,
  )
  const autosave = useAutosave<DraftContent>({
    key,
    revision: drafts.revision,
    save: (revision, value) => drafts.save({ subject: drafts.subject, revision, content: value }),
    onSaved: async () => {},
    onRecovered: setContent,
    // A member's own draft: what was typed here last is what was meant.
    onLeftOver: setContent,
  })
  const change = (next: Partial<DraftContent>) => {
    const changed = { ...content, ...next }
    setContent(changed)
    if (mayWrite) autosave.change(changed)
  }
  const startOver = async () => {
    await autosave.settle()
    setContent(own)
    await drafts.drop({ subject: drafts.subject })
  }
  return {
    content,
    change,
    state: autosave.state,
    settle: autosave.settle,
    startOver,
    changed: JSON.stringify(content) !== JSON.stringify(own),
  }
}
