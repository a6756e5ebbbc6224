'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Menu, MenuItem } from '@/components/ui/menu'
import { PageHead } from '@/components/ui/page-head'
import { useToast } from '@/components/ui/toast'
import type { Words } from '@/lib/words/translate'
import type { SegmentBuilderProps } from './segment-builder'
import type { Saving } from './use-builder'

export type SegmentHeadProps = SegmentBuilderProps & {
  saving: Saving
  based: { current: string }
  empty: boolean
  complete: boolean
}

export function SegmentHead(props: SegmentHeadProps) {
  const t = useWords('segments')
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
      title: t('segmentHead.deleted', { name }),
      detail: usedIn ? t('segmentHead.draftsThatWriteTo') : undefined,
      undo: async () => {
        await acts.remove({ id: opened.id, deleted: false })
        router.refresh()
      },
    })
  }
  const blocker = !props.complete
    ? t('segmentHead.finishTheRowsFirst')
    : props.empty
      ? t('segmentHead.nobodyInHereMay')
      : null
  return (
    <PageHead
      crumbs={[{ label: t('segmentHead.segments'), href: `${home}/segments` }]}
      title={
        mayEdit ? (
          <InlineEdit value={name} label={t('segmentHead.segmentName')} maxLength={80} onSave={rename} />
        ) : (
          name
        )
      }
      beside={
        <span className="text-ink-3">
          <SavedAgo saving={props.saving} />
          {usedIn ? t('segmentHead.usedInCampaign', { usedIn }) : ''}
        </span>
      }
      actions={
        <>
          {mayEdit ? (
            <>
              <Button icon="copy" onClick={duplicate}>
                {t('segmentHead.duplicate')}
              </Button>
              <Menu trigger={<IconButton icon="more" label={t('segmentHead.more')} kind="plain" />}>
                <MenuItem icon="trash" danger onSelect={remove}>
                  {t('segmentHead.deleteSegment')}
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
              {t('segmentHead.writeToThem')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

function SavedAgo({ saving }: { saving: Saving }) {
  const t = useWords('segments')
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 5000)
    return () => clearInterval(timer)
  }, [])
  if (saving.state === 'saving') return t('segmentHead.saving')
  if (saving.state === 'failed') return t('segmentHead.notSaved')
  if (saving.state === 'unfinished') return t('segmentHead.savedWhenTheRow')
  // The server does not know the visitor's clock.
  if (now === null) return t('segmentHead.saved')
  return t('segmentHead.saved2', { t: agoInWords(t, Math.max(0, Math.round((now - saving.at) / 1000))) })
}

function agoInWords(t: Words<'segments'>, seconds: number): string {
  if (seconds < 5) return t('segmentHead.justNow')
  if (seconds < 60) return t('segmentHead.sAgo', { seconds })
  if (seconds < 3600) return t('segmentHead.minAgo', { value: Math.floor(seconds / 60) })
  if (seconds < 86_400) return t('segmentHead.hAgo', { value: Math.floor(seconds / 3600) })
  const days = Math.floor(seconds / 86_400)
  return days === 1 ? 'yesterday' : t('segmentHead.daysAgo', { days })
}
