'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useWords } from '#words'
import { Input } from '@/components/ui/field'

const settleMs = 250

/** The search box of the table; what is typed goes into the address once the typing rests. */
export function ContactSearch({ value, className }: { value: string; className?: string }) {
  const t = useWords('contacts')
  const [text, setText] = useState(value)
  const [busy, start] = useTransition()
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  const shown = useRef(value)
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === shown.current) return
    const timer = setTimeout(() => {
      shown.current = wanted
      const query = new URLSearchParams(params)
      if (wanted) query.set('q', wanted)
      else query.delete('q')
      start(() => router.replace(query.size > 0 ? `${pathname}?${query}` : pathname, { scroll: false }))
    }, settleMs)
    return () => clearTimeout(timer)
  }, [text, params, pathname, router])
  return (
    <div className={className} aria-busy={busy}>
      <Input
        icon="search"
        type="search"
        aria-label={t('contactSearch.searchContactsByName')}
        placeholder={t('contactSearch.nameNumberOrEmail')}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}
