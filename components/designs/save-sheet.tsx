'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Field, Input, Textarea } from '@/components/ui/field'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import type { OpenAsset, SaveDesign } from './types'

type Named = { name: string; altText: string; inPlace: boolean }

/** The way into the library: as a new picture, or in the place of the one that was opened. */
export function SaveSheet({
  workspace,
  asset,
  name: proposedName,
  altText: proposedAlt,
  save,
}: {
  workspace: string
  asset: OpenAsset | null
  name: string
  altText: string
  save: (named: Named) => ReturnType<SaveDesign>
}) {
  const t = useWords('designs')
  // Until somebody types, both follow the words of the picture; an opened picture keeps what it was given.
  const [name, setName] = useState<string | undefined>(asset?.name)
  const [altText, setAltText] = useState<string>()
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(save, (assetId) => {
    toast({
      title: assetId === asset?.id ? t('saveSheet.savedAsANew') : t('saveSheet.inTheLibrary'),
      detail: t('saveSheet.itsRenditionsAreBeing'),
      kind: 'done',
      action: { label: t('saveSheet.show'), onPress: () => router.push(`/${workspace}/media/${assetId}`) },
    })
    router.refresh()
  })
  const named = { name: name ?? proposedName, altText: altText ?? proposedAlt }
  return (
    <Sheet>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit({ ...named, inPlace: asset !== null })
        }}
      >
        <Cell className="grid gap-3.5">
          <SectionHead title={t('saveSheet.intoTheLibrary')} className="mb-0!" />
          <ProblemNote problem={problem} />
          <Field label={t('saveSheet.name')} error={problem?.fields.name} required>
            <Input value={named.name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field
            label={t('saveSheet.description')}
            hint={t('saveSheet.forPeopleWhoHear')}
            error={problem?.fields.altText}
          >
            <Textarea
              rows={3}
              maxLength={500}
              value={named.altText}
              onChange={(event) => setAltText(event.target.value)}
            />
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            {asset ? (
              <Button busy={busy} onClick={() => submit({ ...named, inPlace: false })}>
                {t('saveSheet.saveAsAnotherPicture')}
              </Button>
            ) : null}
            <Button type="submit" kind="go" busy={busy}>
              {asset ? t('saveSheet.saveAsANew') : t('saveSheet.saveToLibrary')}
            </Button>
          </div>
        </Cell>
      </form>
    </Sheet>
  )
}
