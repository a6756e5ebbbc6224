'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { activeStates, type ContactImport } from '@/lib/contacts/import/state'

/** The import as it stands, kept fresh by server-sent events while a worker is at it. */
export function useImport(first: ContactImport, home: string): [ContactImport, (run: ContactImport) => void] {
  const [run, setRun] = useState(first)
  const router = useRouter()
  const active = activeStates.includes(run.status)
  // While a worker is at it the stream is the truth: a page that was asked for earlier may arrive later.
  useEffect(() => setRun((now) => (activeStates.includes(now.status) ? now : first)), [first])
  useEffect(() => {
    if (!active) return
    const source = new EventSource(`${home}/import/${run.id}/live`)
    source.onmessage = ({ data }) => {
      const next = JSON.parse(String(data)) as ContactImport
      setRun(next)
      if (activeStates.includes(next.status)) return
      source.close()
      router.refresh()
    }
    return () => source.close()
  }, [active, home, run.id, router])
  return [run, setRun]
}
