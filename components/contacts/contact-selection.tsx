'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { Popover } from '@/components/ui/popover'
import { useToast } from '@/components/ui/toast'
import type { ContactRow } from '@/lib/contacts/list'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

type Ids = { ids: string[] }

/** What may be done with many people at once. */
export type SelectionActs = {
  remove: (input: Ids) => Promise<Answer<number>>
  restore: (input: Ids) => Promise<Answer<number>>
  tag: (input: Ids & { tag: string }) => Promise<Answer<number>>
}

type Props = SelectionActs & {
  selected: ReadonlySet<string>
  rows: ContactRow[]
  onRows: (rows: ContactRow[]) => void
  onDone: (selected: Set<string>) => void
}

/** What can be done with the ticked people. Deleting happens at once and can be undone. */
export default function ContactSelection({ selected, rows, remove, restore, tag, onRows, onDone }: Props) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const toast = useToast()
  const router = useRouter()
  const [text, setText] = useState('')
  const ids = [...selected]
  const people = t('contactTable.people', { people: ids.length })
  const refuse = (message: string) => toast({ kind: 'warn', title: message })

  const deleteThem = async () => {
    const before = rows
    onRows(rows.filter(({ id }) => !selected.has(id)))
    onDone(new Set())
    const answer = await answered(remove({ ids }))
    if (!answer.ok) {
      onRows(before)
      return refuse(answer.error.message)
    }
    const undo = async () => {
      const back = await answered(restore({ ids }))
      if (!back.ok) return refuse(back.error.message)
      onRows(before)
    }
    toast({ title: t('contactTable.deleted', { people }), detail: t('contactTable.whatTheySaidOf'), undo })
  }
  const tagThem = async () => {
    const answer = await answered(tag({ ids, tag: text }))
    if (!answer.ok) return refuse(answer.error.message)
    onRows(
      rows.map((row) =>
        selected.has(row.id) && !row.tags.includes(text.trim())
          ? { ...row, tags: [...row.tags, text.trim()] }
          : row,
      ),
    )
    onDone(new Set())
    toast({ title: t('contactTable.taggedWith', { people, trim: text.trim() }), kind: 'done' })
    router.refresh()
  }
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-t-lg border-b border-line bg-well px-4 py-2">
      <b className="me-2 tabular-nums">{t('contactTable.chosen', { people })}</b>
      <Popover
        label={t('contactTable.addATag')}
        trigger={
          <Button size="s" icon="tag">
            {t('contactTable.tag')}
          </Button>
        }
      >
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void tagThem()
          }}
        >
          <Input
            aria-label={t('contactTable.tag')}
            value={text}
            maxLength={60}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" blocker={text.trim() ? null : t('contactTable.writeATag')}>
            {t('contactTable.add')}
          </Button>
        </form>
      </Popover>
      <Button size="s" kind="stop" icon="trash" onClick={deleteThem}>
        {t('contactTable.delete')}
      </Button>
      <Button size="s" kind="ghost" onClick={() => onDone(new Set())}>
        {t('contactTable.chooseNone')}
      </Button>
    </div>
  )
}
