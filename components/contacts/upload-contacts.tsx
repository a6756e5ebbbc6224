'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { FileDrop } from '@/components/ui/file-drop'
import { Progress } from '@/components/ui/progress'
import { Cell, Sheet } from '@/components/ui/sheet'
import type { Words } from '@/lib/words/translate'

type Sending = { name: string; sent: number; size: number; since: number }

/** Takes one CSV file, shows how far it is, and goes to its import. */
export function UploadContacts({ home }: { home: string }) {
  const t = useWords('contacts')
  const router = useRouter()
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const request = useRef<XMLHttpRequest | null>(null)
  useEffect(() => () => request.current?.abort(), [])

  const unreachable = useWords('ui')('unreachable.kept')
  const send = (file: File) => {
    setProblem(null)
    const upload = new XMLHttpRequest()
    request.current = upload
    const since = Date.now()
    setSending({ name: file.name, sent: 0, size: file.size, since })
    upload.upload.onprogress = ({ loaded }) =>
      setSending({ name: file.name, sent: loaded, size: file.size, since })
    const fail = (message: string | null) => {
      setSending(null)
      setProblem(message)
    }
    upload.onerror = () => fail(unreachable)
    upload.onabort = () => fail(null)
    upload.onload = () => {
      const answer = answerOf(upload.responseText)
      if (answer.id) router.push(`${home}/import/${answer.id}`)
      else fail(answer.error?.message ?? unreachable)
    }
    upload.open('PUT', `${home}/import/upload?name=${encodeURIComponent(file.name)}`)
    upload.setRequestHeader('content-type', 'text/csv')
    upload.send(file)
  }
  return (
    <Sheet>
      <Cell className="grid gap-3">
        {problem ? <Callout tone="block" title={problem} /> : null}
        {sending ? (
          <div className="flex flex-wrap items-center gap-3 py-6">
            <Progress
              className="flex-1"
              share={sending.size > 0 ? sending.sent / sending.size : null}
              label={t('uploadContacts.uploadOf', { name: sending.name })}
              showLabel
              detail={detailOf(t, sending)}
            />
            <Button size="s" onClick={() => request.current?.abort()}>
              {t('uploadContacts.stop')}
            </Button>
          </div>
        ) : (
          <FileDrop
            title={t('uploadContacts.dropACsvFile')}
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            multiple={false}
            onFiles={([file]) => file && send(file)}
          >
            {t('uploadContacts.onePersonPerLine')}
          </FileDrop>
        )}
      </Cell>
    </Sheet>
  )
}

function detailOf(t: Words<'contacts'>, { sent, size, since }: Sending): string {
  const seconds = (Date.now() - since) / 1000
  const left =
    sent > 0 && seconds > 1
      ? t('uploadContacts.left', { value: t.duration((seconds * (size - sent)) / sent) })
      : ''
  if (sent >= size) return t('uploadContacts.lookingAtTheColumns')
  return t('uploadContacts.sentOf', { sent: t.bytes(sent), size: t.bytes(size), left })
}

function answerOf(text: string): { id?: string; error?: { message: string } } {
  try {
    return JSON.parse(text) as { id?: string; error?: { message: string } }
  } catch {
    return {}
  }
}
