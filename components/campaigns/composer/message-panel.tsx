'use client'

import { useWords } from '#words'
import type { LibraryUpload } from '@/components/media/use-library-upload'
import { Button, IconButton } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { SegmentedControl } from '@/components/ui/segmented'
import { Cell, SectionHead } from '@/components/ui/sheet'
import type { ComposerAsset } from '@/lib/campaigns/composer-asset'
import type { DraftVariant } from '@/lib/campaigns/draft'
import { MediaField } from './media-field'
import { MessageMeter } from './message-meter'
import { MessageText } from './message-text'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** What it says, in up to four variants. */
export function MessagePanel({
  state,
  props,
  variant,
  onVariant,
  uploads,
  takesFiles,
  onMeet,
}: {
  state: DraftState
  props: ComposerProps
  variant: number
  onVariant: (index: number) => void
  uploads: LibraryUpload
  /** Files may be dropped: nothing of it is being reviewed or sent. */
  takesFiles: boolean
  /** Hears of assets that the composer did not come with. */
  onMeet: (asset: ComposerAsset) => void
}) {
  const t = useWords('composer')
  const { variants } = state.draft
  const current = variants[variant] ?? variants[0]
  if (!current) return null
  const edit = (change: (one: DraftVariant) => Partial<DraftVariant>) =>
    state.setDraft((draft) => ({
      ...draft,
      variants: draft.variants.map((one, index) => (index === variant ? { ...one, ...change(one) } : one)),
    }))
  return (
    <Cell id="message" className="border-t border-line">
      <SectionHead
        title={t('messagePanel.message')}
        beside={
          <Variants
            state={state}
            variant={variant}
            writes={props.may.write}
            fixed={uploads.underway > 0}
            onVariant={onVariant}
          />
        }
      />
      <MessageText
        key={variant}
        state={state}
        props={props}
        current={current}
        index={variant}
        onText={(text) => edit(() => ({ text }))}
      />
      <fieldset disabled={!props.may.write} className="contents">
        <MediaField
          key={variant}
          props={props}
          media={current.media}
          uploads={uploads}
          takesFiles={takesFiles}
          onMeet={onMeet}
          onChange={(change) => edit((one) => ({ media: change(one.media) }))}
        />
      </fieldset>
      <MessageMeter
        carriers={state.inspection.carriers[variant] ?? []}
        media={current.media.flatMap(({ assetId }) => {
          const medium = state.inspection.media.find((one) => one.assetId === assetId)
          return medium ? [medium] : []
        })}
      />
      <div id="link">
        <Field label={t('messagePanel.link')} className="mt-3" hint={t('messagePanel.shortenedUnderYourOwn')}>
          <Input
            icon="link"
            inputMode="url"
            placeholder={t('messagePanel.shopExamplePage')}
            value={state.draft.linkUrl}
            readOnly={!props.may.write}
            onChange={(event) => state.setDraft((draft) => ({ ...draft, linkUrl: event.target.value }))}
          />
        </Field>
      </div>
    </Cell>
  )
}

function Variants({
  state,
  variant,
  writes,
  fixed,
  onVariant,
}: {
  state: DraftState
  variant: number
  writes: boolean
  /** Something is on its way into one of them, which is known by its place. */
  fixed: boolean
  onVariant: (index: number) => void
}) {
  const t = useWords('composer')
  const { variants } = state.draft
  const add = () => {
    const name = 'ABCD'[variants.length] ?? 'D'
    state.setDraft((draft) => ({
      ...draft,
      variants: [...draft.variants, { ...(draft.variants[0] as DraftVariant), name }],
    }))
    onVariant(variants.length)
  }
  const remove = () => {
    state.setDraft((draft) => ({
      ...draft,
      variants: draft.variants
        .filter((_, index) => index !== variant)
        .map((one, index) => ({ ...one, name: 'ABCD'[index] ?? one.name })),
    }))
    onVariant(0)
  }
  return (
    <span className="flex items-center gap-1">
      {variants.length > 1 ? (
        <SegmentedControl
          label={t('messagePanel.variant')}
          value={String(variant)}
          onValueChange={(value) => onVariant(Number(value))}
          segments={variants.map((one, index) => ({ value: String(index), label: one.name }))}
        />
      ) : null}
      {writes && variants.length < 4 ? (
        <Button kind="ghost" size="s" icon="plus" onClick={add}>
          {variants.length > 1 ? t('messagePanel.variant') : t('messagePanel.compareWithAVariant')}
        </Button>
      ) : null}
      {writes && variants.length > 1 ? (
        <IconButton
          icon="trash"
          size="s"
          label={t('messagePanel.removeVariant', { name: variants[variant]?.name ?? '' })}
          disabled={fixed}
          onClick={remove}
        />
      ) : null}
    </span>
  )
}
