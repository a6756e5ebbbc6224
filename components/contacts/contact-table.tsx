'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useWords } from '#words'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { useToast } from '@/components/ui/toast'
import type { ContactPage, ContactRow, ListQuery } from '@/lib/contacts/list'
import type { Words } from '@/lib/words/translate'
import { contactColumns } from './contact-columns'
import type { SelectionActs } from './contact-selection'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

const ContactSelection = lazy(() => import('./contact-selection'))

type Props = Omit<SelectionActs, 'remove'> & {
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
  remove: SelectionActs['remove'] | null
}

export function ContactTable(props: Props) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const { home, query, first, total, timeZone, remove } = props
  const router = useRouter()
  const [rows, setRows] = useState(first.rows)
  const [next, setNext] = useState(first.next)
  const [loading, setLoading] = useState(false)
  const [selected, setSelected] = useState<Set<string>>(new Set())
  const toast = useToast()
  const columns = useMemo(() => contactColumns(t, home, timeZone), [t, home, timeZone])

  const loadMore = async () => {
    if (!next || loading) return
    setLoading(true)
    const answer = await answered(props.more({ ...query, after: next }))
    setLoading(false)
    if (!answer.ok) return toast({ kind: 'warn', title: answer.error.message })
    setRows((shown) => [...shown, ...answer.value.rows])
    setNext(answer.value.next)
  }

  const choosing = selected.size > 0 && remove !== null
  return (
    <>
      {choosing ? (
        <Suspense>
          <ContactSelection
            remove={remove}
            restore={props.restore}
            tag={props.tag}
            selected={selected}
            rows={rows}
            onRows={setRows}
            onDone={setSelected}
          />
        </Suspense>
      ) : null}
      <DataTable
        label={t('contactTable.contacts')}
        columns={columns}
        rows={rows}
        rowId={idOf}
        total={total}
        height={640}
        // Clear of the sheet's round corners: cut round, what scrolls would be masked again for every frame.
        className={choosing ? undefined : 'mt-2'}
        onOpen={(row) => router.push(`${home}/${row.id}`)}
        onMeant={(row) => router.prefetch(`${home}/${row.id}`)}
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

const idOf = (row: ContactRow) => row.id

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
