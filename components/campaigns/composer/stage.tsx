'use client'

import { useState } from 'react'
import { Handset } from '@/components/handset/handset'
import type { HandsetModel } from '@/components/handset/types'
import { IconButton } from '@/components/ui/button'
import { formatBytes } from '@/components/ui/format'
import { SegmentedControl } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { PreviewPicture, PreviewRendition } from '@/lib/campaigns/inspection'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

const handsets = [
  { value: 'iphone', label: 'iPhone' },
  { value: 'android', label: 'Android' },
  { value: 'old', label: 'Old handset' },
]

/** What one person on one carrier gets: the real file and their own words. */
export function Stage({
  state,
  props,
  variant,
}: {
  state: DraftState
  props: ComposerProps
  variant: number
}) {
  const [model, setModel] = useState<HandsetModel>('iphone')
  const [profileId, setProfileId] = useState<string | null>(null)
  const [who, setWho] = useState(0)
  const { people, pictures } = state.inspection
  const person = people[who % Math.max(1, people.length)]
  const picture = pictures.find((one) => one.assetId === state.draft.variants[variant]?.assetId)
  const rendition = chooseRendition(picture, profileId)
  const text = person?.texts[variant] ?? state.draft.variants[variant]?.text ?? ''
  const sender = props.senders.find((one) => one.id === state.draft.senderId)
  return (
    <div className="flex h-full flex-col items-center gap-4 bg-stage px-4 py-4">
      <div className="flex w-full max-w-90 flex-wrap items-center justify-between gap-2">
        <SegmentedControl
          label="Handset"
          segments={handsets}
          value={model}
          onValueChange={(value) => setModel(value as HandsetModel)}
        />
        {picture && picture.renditions.length > 0 ? (
          <span className="w-27">
            <Select
              aria-label="Carrier"
              size="s"
              value={rendition?.profileId ?? ''}
              onValueChange={setProfileId}
              options={picture.renditions.map((one) => ({ value: one.profileId, label: one.carrier }))}
            />
          </span>
        ) : null}
      </div>
      <Handset
        model={model}
        theme="follow"
        sender={{ name: props.workspace.brandName, number: sender?.address ?? '' }}
        clock="10:30"
        day="Today, 10:30 AM"
        label={`${model === 'iphone' ? 'iPhone' : model === 'android' ? 'Android phone' : 'Old handset'}: what ${person?.name ?? 'a recipient'} would get`}
        scale={0.94}
        messages={
          text || rendition
            ? [{ id: 'preview', from: 'brand', text, picture: pictureOf(rendition, picture) }]
            : []
        }
      />
      <div className="flex items-center gap-1">
        <IconButton
          icon="chevron-left"
          label="Person before"
          size="s"
          disabled={people.length < 2}
          onClick={() => setWho((who + people.length - 1) % people.length)}
        />
        <span className="min-w-40 text-center font-medium" aria-live="polite">
          {person ? `As ${person.name}` : 'Nobody in the audience yet'}
        </span>
        <IconButton
          icon="chevron-right"
          label="Next person"
          size="s"
          disabled={people.length < 2}
          onClick={() => setWho((who + 1) % people.length)}
        />
      </div>
      {rendition ? (
        <p className="text-center text-sm text-ink-2 tabular-nums">
          What {rendition.carrier} delivers: {formatBytes(rendition.bytes)} of {formatBytes(rendition.limit)},{' '}
          {rendition.width} × {rendition.height}
        </p>
      ) : null}
    </div>
  )
}

function chooseRendition(
  picture: PreviewPicture | undefined,
  profileId: string | null,
): PreviewRendition | undefined {
  return picture?.renditions.find((one) => one.profileId === profileId) ?? picture?.renditions[0]
}

function pictureOf(rendition: PreviewRendition | undefined, picture: PreviewPicture | undefined) {
  if (!rendition) return null
  return {
    src: rendition.src,
    alt: picture?.altText || picture?.name || '',
    width: rendition.width,
    height: rendition.height,
  }
}
