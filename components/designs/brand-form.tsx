'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { RadioGroup } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import { type BrandKit, PAIRING_IDS, PALETTES, type PairingId } from '@/lib/designs/brand'
import type { DesignCard } from '@/lib/designs/catalogue'
import { HEX } from '@/lib/designs/color'
import type { Words } from '@/lib/words/translate'
import { ColourField, Swatches } from './colour-field'
import { PictureChoice } from './picture-choice'
import type { PreviewDesign, SlotPicture } from './types'
import { usePreview } from './use-preview'

const ROLES = (t: Words<'designs'>) =>
  [
    { role: 'ground', label: t('brandForm.paper'), hint: t('brandForm.whatMostDesignsStand') },
    { role: 'ink', label: t('brandForm.ink'), hint: t('brandForm.textAndDarkGrounds') },
    { role: 'accent', label: t('brandForm.firstAccent'), hint: t('brandForm.theColourPeopleKnow') },
    { role: 'accent2', label: t('brandForm.secondAccent'), hint: t('brandForm.itsCompanion') },
  ] as const

/** The workspace's colours, type and logo, tried out on real designs while they are chosen. */
export function BrandForm({
  workspace,
  kit: saved,
  samples,
  pictures,
  preview,
  save,
}: {
  workspace: string
  kit: BrandKit
  samples: readonly DesignCard[]
  pictures: readonly SlotPicture[]
  preview: PreviewDesign
  /** Undefined for members who may only look. */
  save: ((kit: BrandKit) => Promise<Answer<void>>) | undefined
}) {
  const t = useWords('designs')
  const [kit, setKit] = useState(saved)
  // A half-typed colour is not drawn; the last whole one stays.
  const [drawn, setDrawn] = useState(saved)
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(save ?? ((draft: BrandKit) => refused(t, draft)), () => {
    toast({ title: t('brandForm.saved'), detail: t('brandForm.everyDesignNowLooks'), kind: 'done' })
    router.refresh()
  })
  const change = (next: BrandKit) => {
    setKit(next)
    if (Object.values(next.palette).every((colour) => HEX.test(colour))) setDrawn(next)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(340px,440px)_minmax(0,1fr)]">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit(kit)
        }}
      >
        <Sheet>
          <Cell className="grid gap-4">
            <SectionHead
              title={t('brandForm.colours')}
              note={t('brandForm.textIsKeptReadable')}
              className="mb-0!"
            />
            <ProblemNote problem={problem} />
            {save ? (
              <Swatches palettes={PALETTES} onChoose={(palette) => change({ ...kit, palette })} />
            ) : null}
            <div className="grid gap-4 sm:grid-cols-2">
              {ROLES(t).map(({ role, label, hint }) => (
                <ColourField
                  key={role}
                  label={label}
                  hint={hint}
                  value={kit.palette[role]}
                  disabled={!save}
                  onChange={(colour) => change({ ...kit, palette: { ...kit.palette, [role]: colour } })}
                />
              ))}
            </div>
          </Cell>
          <Cell className="border-t border-line">
            <SectionHead title={t('brandForm.type')} />
            <RadioGroup
              label={t('brandForm.type')}
              layout="list"
              value={kit.pairing}
              onValueChange={(pairing) => change({ ...kit, pairing: pairing as PairingId })}
              options={PAIRING_IDS.map((id) => ({
                value: id,
                label: t(`pairing.${id}.name`),
                detail: t(`pairing.${id}.note`),
                disabled: !save,
              }))}
            />
          </Cell>
          <Cell className="border-t border-line">
            <Field label={t('brandForm.logo')} hint={t('brandForm.bestAPngWith')}>
              <PictureChoice
                workspace={workspace}
                pictures={pictures}
                chosen={kit.logoAssetId}
                onChoose={(logoAssetId) => change({ ...kit, logoAssetId })}
                empty={t('brandForm.yourNameAsText')}
                disabled={!save}
              />
            </Field>
          </Cell>
          {save ? (
            <Cell className="flex justify-end border-t border-line">
              <SendButton busy={busy}>{t('brandForm.saveTheBrand')}</SendButton>
            </Cell>
          ) : null}
        </Sheet>
      </form>
      <ul
        aria-label={t('brandForm.designsInThisBrand')}
        className="grid content-start gap-4 grid-cols-2 xl:grid-cols-3"
      >
        {samples.map((design) => (
          <Sample key={design.id} design={design} kit={drawn} preview={preview} />
        ))}
      </ul>
    </div>
  )
}

const refused = async (t: Words<'designs'>, _kit: BrandKit): Promise<Answer<void>> => ({
  ok: false,
  error: { code: 'forbidden', message: t('brandForm.yourRoleDoesNot') },
})

function Sample({ design, kit, preview }: { design: DesignCard; kit: BrandKit; preview: PreviewDesign }) {
  const t = useWords('designs')
  const input = {
    design: design.id,
    format: 'portrait',
    words: design.words,
    pictureAssetId: null,
    kit,
  } as const
  const { shown, busy } = usePreview(preview, input)
  return (
    <li aria-busy={busy} className="aspect-3/4 overflow-hidden rounded-md bg-fill">
      {shown ? (
        // biome-ignore lint/performance/noImgElement: drawn for this moment only
        <img src={shown.src} alt={design.name} translate="no" className="block size-full object-cover" />
      ) : (
        <span
          role="img"
          aria-label={t('brandForm.beingDrawn', { name: design.name })}
          className="dot-field block size-full"
        />
      )}
    </li>
  )
}
