'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Menu, MenuItem } from '@/components/ui/menu'
import { PageHead } from '@/components/ui/page-head'
import { useToast } from '@/components/ui/toast'
import type { SegmentBuilderProps } from './segment-builder'
import type { Saving } from './use-builder'

export type SegmentHeadProps = SegmentBuilderProps & {
  saving: Saving
  based: { current: string }
  empty: boolean
  complete: boolean
}

export function SegmentHead(props: SegmentHeadProps) {
  const { home, opened, acts, mayEdit, mayWrite, usedIn, based } = props
  const [name, setName] = useState(props.name)
  const router = useRouter()
  const toast = useToast()
  const refused = (message: string) => toast({ kind: 'warn', title: message })

  const rename = async (next: string) => {
    setName(next)
    const answer = await acts.rename({ id: opened.id, name: next })
    if (answer.ok) based.current = answer.value.updatedAt
    else {
      setName(name)
      refused(answer.error.message)
    }
  }
  const duplicate = async () => {
    const answer = await acts.duplicate({ id: opened.id })
    if (answer.ok) router.push(`${home}/segments/${answer.value.id}`)
    else refused(answer.error.message)
  }
  const remove = async () => {
    const answer = await acts.remove({ id: opened.id, deleted: true })
    if (!answer.ok) return refused(answer.error.message)
    router.push(`${home}/segments`)
    toast({
      title: `${name} deleted`,
      detail: usedIn ? 'Drafts that write to it now need another audience.' : undefined,
      undo: async () => {
        await acts.remove({ id: opened.id, deleted: false })
        router.refresh()
      },
    })
  }
  const blocker = !props.complete
    ? 'Finish the rows first'
    : props.empty
      ? 'Nobody in here may be written to'
      : null
  return (
    <PageHead
      crumbs={[{ label: 'Segments', href: `${home}/segments` }]}
      title={mayEdit ? <InlineEdit value={name} label="Segment name" maxLength={80} onSave={rename} /> : name}
      beside={
        <span className="text-ink-3">
          <SavedAgo saving={props.saving} />
          {usedIn ? `, used in ${usedIn} ${usedIn === 1 ? 'campaign' : 'campaigns'}` : ''}
        </span>
      }
      actions={
        <>
          {mayEdit ? (
            <>
              <Button icon="copy" onClick={duplicate}>
                Duplicate
              </Button>
              <Menu trigger={<IconButton icon="more" label="More" kind="plain" />}>
                <MenuItem icon="trash" danger onSelect={remove}>
                  Delete segment
                </MenuItem>
              </Menu>
            </>
          ) : null}
          {mayWrite ? (
            <Button
              kind="go"
              icon="send"
              blocker={blocker}
              onClick={() => router.push(`${home}/campaigns/new?segment=${opened.id}`)}
            >
              Write to them
            </Button>
          ) : null}
        </>
      }
    />
  )
}

function SavedAgo({ saving }: { saving: Saving }) {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 5000)
    return () => clearInterval(timer)
  }, [])
  if (saving.state === 'saving') return 'Saving'
  if (saving.state === 'failed') return 'Not saved'
  if (saving.state === 'unfinished') return 'Saved when the row is finished'
  // The server does not know the visitor's clock.
  if (now === null) return 'Saved'
  return `Saved ${agoInWords(Math.max(0, Math.round((now - saving.at) / 1000)))}`
}

function agoInWords(seconds: number): string {
  if (seconds < 5) return 'just now'
  if (seconds < 60) return `${seconds} s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`
  const days = Math.floor(seconds / 86_400)
  return days === 1 ? 'yesterday' : `${days} days ago`
}
