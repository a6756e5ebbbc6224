'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Cell } from '@/components/ui/sheet'
import type { AssetDetail } from '@/lib/media/asset'
import { type Edit, isEdited } from '@/lib/media/edit/edit'
import type { Editing } from './use-edit'

/** Where an editor ends: who takes what was made, the ways back, and the one way on. */
export function EditorFoot({
  asset,
  editing: { edit, undo, dirty },
  onReset,
  onSave,
  onCancel,
  children,
}: {
  asset: AssetDetail
  editing: Editing
  onReset: () => void
  onSave: (edit: Edit, renewScheduled: boolean) => Promise<void>
  onCancel: () => void
  children?: ReactNode
}) {
  const t = useWords('media')
  const [renew, setRenew] = useState(false)
  const [busy, setBusy] = useState(false)
  const scheduled = asset.uses.filter(({ status }) => status === 'scheduled').length
  const ready = dirty || renew
  const save = async () => {
    setBusy(true)
    await onSave(edit, renew).finally(() => setBusy(false))
  }
  return (
    <Cell className="grid gap-3 border-t border-line">
      {children}
      {scheduled > 0 ? <RenewScheduled count={scheduled} checked={renew} onChange={setRenew} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="ghost" icon="undo" disabled={!undo} onClick={undo}>
          {t('editorFoot.undo')}
        </Button>
        {isEdited(edit) || edit.focus ? (
          <Button kind="ghost" onClick={onReset}>
            {t('editorFoot.backToTheOriginal')}
          </Button>
        ) : null}
        <span className="ms-auto flex gap-2">
          <Button onClick={onCancel}>{t('editorFoot.cancel')}</Button>
          <Button kind={ready ? 'go' : 'plain'} busy={busy} disabled={!ready} onClick={() => void save()}>
            {t('editorFoot.save')}
          </Button>
        </span>
      </div>
      <p className="text-sm text-ink-3">{t('editorFoot.theOriginalStaysAs')}</p>
    </Cell>
  )
}

/** The choice for campaigns whose picture was frozen when they were scheduled. */
export function RenewScheduled({
  count,
  checked,
  onChange,
}: {
  count: number
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  const t = useWords('media')
  return (
    <Checkbox
      label={
        count === 1
          ? t('editorFoot.theScheduledCampaignTakes')
          : t('editorFoot.theScheduledCampaignsTake', { count })
      }
      detail={t('editorFoot.otherwiseTheyKeepThe')}
      checked={checked}
      onCheckedChange={onChange}
    />
  )
}
