'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { type DataColumn, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { Popover } from '@/components/ui/popover'
import { useToast } from '@/components/ui/toast'
import type { ContactPage, ContactRow, ListQuery } from '@/lib/contacts/list'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { Words } from '@/lib/words/translate'
import { StandingBadge } from './standing-badge'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

type Ids = { ids: string[] }

type Props = {
  home: string
  query: ListQuery
  first: ContactPage
  /** How many there are in all; undefined where nobody counted. */
  total: number | undefined
  /** The most rows that a search shows. */
  most: number
  timeZone: string
  more: (query: ListQuery) => Promise<Answer<ContactPage>>
  /** Null for members who may only look. */
  remove: ((input: Ids) => Promise<Answer<number>>) | null
  restore: (input: Ids) => Promise<Answer<number>>
  tag: (input: Ids & { tag: string }) => Promise<Answer<number>>
}

export function ContactTable(props: Props) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const { home, query, first, total, remove } = props
  const router = useRouter()
  const [rows, setRows] = useState(first.rows)
  const [next, setNext] = useState(first.next)
  const [loading, setLoading] = useState(false)
  const [selected, setSelected] = useState<Set<string>>(new Set())
  const toast = useToast()

  const loadMore = async () => {
    if (!next || loading) return
    setLoading(true)
    const answer = await answered(props.more({ ...query, after: next }))
    setLoading(false)
    if (!answer.ok) return toast({ kind: 'warn', title: answer.error.message })
    setRows((shown) => [...shown, ...answer.value.rows])
    setNext(answer.value.next)
  }

  return (
    <>
      {selected.size > 0 && remove ? (
        <SelectionBar
          {...props}
          remove={remove}
          selected={selected}
          rows={rows}
          onRows={setRows}
          onDone={setSelected}
        />
      ) : null}
      <DataTable
        label={t('contactTable.contacts')}
        columns={columns(t, home, props.timeZone)}
        rows={rows}
        rowId={(row) => row.id}
        total={total}
        height={640}
        onOpen={(row) => router.push(`${home}/${row.id}`)}
        {...(remove ? { selected, onSelectedChange: setSelected } : {})}
        onEndReached={loadMore}
        loadingMore={loading}
        empty={
          <EmptyState bare title={t('contactTable.nobodyHere')} icon="search">
            {query.search
              ? t('contactTable.noNameNumberOr', { search: query.search })
              : t('contactTable.noContactIsIn')}
          </EmptyState>
        }
      />
      {rows.length > 0 ? (
        <p className="border-t border-line px-4 py-2 text-sm text-ink-3 tabular-nums" aria-live="polite">
          {footer(t, rows.length, total, next !== null, query.search ? props.most : null)}
        </p>
      ) : null}
    </>
  )
}

function footer(
  t: Words<'contacts'>,
  shown: number,
  total: number | undefined,
  more: boolean,
  most: number | null,
): string {
  if (most !== null && shown >= most) return t('contactTable.theFirstTypeMore', { shown })
  if (total !== undefined) return t('contactTable.ofLoaded', { shown: t.count(shown), total: t.count(total) })
  return more ? t('contactTable.loadedMoreAsYou', { shown }) : t('contactTable.inAll', { shown })
}

function columns(t: Words<'contacts'>, home: string, timeZone: string): DataColumn<ContactRow>[] {
  const day = t.dates({ dateStyle: 'medium', timeZone })
  return [
    {
      id: 'name',
      header: t('contactTable.name'),
      width: 'minmax(180px, 1.6fr)',
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={row.name ?? '#'} size={24} label="" />
          <Link href={`${home}/${row.id}`} tabIndex={-1} className="truncate font-semibold">
            {row.name ?? <span className="font-normal text-ink-3">{t('contactTable.noName')}</span>}
          </Link>
        </span>
      ),
    },
    {
      id: 'phone',
      header: t('contactTable.number'),
      width: '152px',
      cell: (row) => <span className="tabular-nums">{formatPhone(t, row.phone)}</span>,
    },
    {
      id: 'standing',
      header: t('contactTable.standing'),
      width: '164px',
      cell: (row) => <StandingBadge {...row} />,
    },
    {
      id: 'place',
      header: t('contactTable.place'),
      width: 'minmax(120px, 1fr)',
      cell: (row) => <Quiet text={row.place} />,
    },
    {
      id: 'tags',
      header: t('contactTable.tags'),
      width: 'minmax(140px, 1.2fr)',
      cell: (row) => (
        <span className="flex min-w-0 gap-1 overflow-hidden">
          {row.tags.slice(0, 3).map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
          {row.tags.length > 3 ? <span className="text-ink-3">+{row.tags.length - 3}</span> : null}
        </span>
      ),
    },
    {
      id: 'email',
      header: t('contactTable.email'),
      width: 'minmax(140px, 1.2fr)',
      cell: (row) => (
        <span dir="ltr" className="truncate text-ink-2 rtl:text-right">
          {row.email ?? ''}
        </span>
      ),
    },
    {
      id: 'added',
      header: t('contactTable.added'),
      width: '104px',
      cell: (row) => day.format(new Date(row.createdAt)),
    },
  ]
}

function Quiet({ text }: { text: string | null }) {
  return <span className="truncate text-ink-2">{text ?? ''}</span>
}

type BarProps = Props & {
  remove: (input: Ids) => Promise<Answer<number>>
  selected: Set<string>
  rows: ContactRow[]
  onRows: (rows: ContactRow[]) => void
  onDone: (selected: Set<string>) => void
}

/** What can be done with the ticked people. Deleting happens at once and can be undone. */
function SelectionBar({ selected, rows, remove, restore, tag, onRows, onDone }: BarProps) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const toast = useToast()
  const router = useRouter()
  const [text, setText] = useState('')
  const ids = [...selected]
  const people = `${t.count(ids.length)} ${ids.length === 1 ? 'contact' : 'contacts'}`
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
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-well px-4 py-2">
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
