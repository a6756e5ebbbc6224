'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Cell, Sheet } from '@/components/ui/sheet'
import type { ActionResult } from '@/lib/platform/errors'

/** Names a campaign and opens the composer. */
export function NewCampaign({
  slug,
  segmentId,
  assetId,
  at,
  start,
}: {
  slug: string
  segmentId?: string | undefined
  assetId?: string | undefined
  /** When it is to leave, ISO. */
  at?: string | undefined
  start: (
    slug: string,
    input: { name: string; segmentId?: string; assetId?: string; at?: string },
  ) => Promise<ActionResult<{ id: string }>>
}) {
  const t = useWords('campaigns')
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const router = useRouter()
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await start(slug, {
      name,
      ...(segmentId ? { segmentId } : {}),
      ...(assetId ? { assetId } : {}),
      ...(at ? { at } : {}),
    })
    if (result.ok) return router.push(`/${slug}/campaigns/${result.value.id}`)
    setBusy(false)
    setError(result.error.message)
  }
  return (
    <Sheet className="max-w-130">
      <Cell>
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <Field
            label={t('newCampaign.whatIsItCalled')}
            hint={t('newCampaign.onlyYourTeamSees')}
            error={error}
          >
            <Input
              autoFocus
              maxLength={120}
              placeholder={t('newCampaign.springSale')}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <span>
            <Button kind="go" type="submit" busy={busy}>
              {t('newCampaign.startWriting')}
            </Button>
          </span>
        </form>
      </Cell>
    </Sheet>
  )
}
