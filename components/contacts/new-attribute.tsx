'use client'

import { lazy, Suspense, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { warm } from '@/components/ui/warm'
import type { AttributeDefinition } from '@/lib/contacts/fields'
import type { Answer } from './types'

const fetchForm = () => import('./new-attribute-form')
const NewAttributeForm = lazy(fetchForm)

export type Define = (input: {
  label: string
  type: AttributeDefinition['type']
}) => Promise<Answer<AttributeDefinition>>

/** Adds something that may be known of everybody. */
export function NewAttribute({ define }: { define: Define }) {
  const t = useWords('contacts')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={t('contactFacts.newAttribute')}
      size="s"
      open={open}
      onOpenChange={setOpen}
      description={t('contactFacts.somethingThatYouKnow')}
      trigger={
        <Button
          size="s"
          kind="ghost"
          icon="plus"
          onPointerEnter={() => warm(fetchForm)}
          onFocus={() => warm(fetchForm)}
        >
          {t('contactFacts.newAttribute')}
        </Button>
      }
    >
      <Suspense fallback={<div className="h-40" />}>
        <NewAttributeForm define={define} onDone={() => setOpen(false)} />
      </Suspense>
    </Dialog>
  )
}
