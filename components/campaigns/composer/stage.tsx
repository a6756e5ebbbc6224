'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Handset } from '@/components/handset/handset'
import type { HandsetModel } from '@/components/handset/types'
import { IconButton } from '@/components/ui/button'
import { SegmentedControl } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { Words } from '@/lib/words/translate'
import { stageMessages } from './stage-messages'
import type { ComposerProps } from './types'
import { useDeparture } from './use-departure'
import type { DraftState } from './use-draft'

const handsets = (t: Words<'composer'>) => [
  { value: 'iphone', label: 'iPhone' },
  { value: 'android', label: t('stage.android') },
  { value: 'old', label: t('stage.oldHandset') },
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
  const t = useWords('composer')
  const [model, setModel] = useState<HandsetModel>('iphone')
  const [profileId, setProfileId] = useState<string | null>(null)
  const [who, setWho] = useState(0)
  const { people, media, carriers } = state.inspection
  const person = people[who % Math.max(1, people.length)]
  const delivered = carriers[variant] ?? []
  const generic = delivered.find((one) => one.profileId === profileId) ?? delivered[0]
  const carrier = generic && {
    ...generic,
    files: generic.files.map((file) => (file && person?.own[file.src]) ?? file),
  }
  const text = person?.texts[variant] ?? state.draft.variants[variant]?.text ?? ''
  const sender = props.senders.find((one) => one.id === state.draft.senderId)
  const time = useDeparture(state.draft.schedule, props.workspace.timeZone)
  return (
    <div className="flex h-full flex-col items-center gap-4 bg-stage px-4 py-4">
      <div className="flex w-full max-w-90 flex-wrap items-center justify-between gap-2">
        <SegmentedControl
          label={t('stage.handset')}
          segments={handsets(t)}
          value={model}
          onValueChange={(value) => setModel(value as HandsetModel)}
        />
        {carrier ? (
          <span className="w-27">
            <Select
              aria-label={t('stage.carrier')}
              size="s"
              value={carrier.profileId}
              onValueChange={setProfileId}
              options={delivered.map((one) => ({
                value: one.profileId,
                label: one.carrier ?? t('stage.otherCarriers'),
              }))}
            />
          </span>
        ) : null}
      </div>
      <div className="max-[370px]:[zoom:0.86]">
        <Handset
          model={model}
          theme="follow"
          sender={{ name: props.workspace.brandName, number: sender?.address ?? '' }}
          clock={time.clock}
          day={time.day}
          label={t('stage.whatWouldGet', {
            phone:
              model === 'iphone'
                ? 'iPhone'
                : model === 'android'
                  ? t('stage.androidPhone')
                  : t('stage.oldHandset'),
            name: person?.name ?? t('stage.aRecipient'),
          })}
          scale={0.94}
          messages={stageMessages(t, {
            carrier,
            text,
            chosen: state.draft.variants[variant]?.media ?? [],
            media,
          })}
        />
      </div>
      <div className="flex items-center gap-1">
        <IconButton
          icon="chevron-left"
          label={t('stage.personBefore')}
          size="s"
          disabled={people.length < 2}
          onClick={() => setWho((who + people.length - 1) % people.length)}
        />
        <span className="min-w-40 text-center font-medium" aria-live="polite">
          {person ? t('stage.as', { name: person.name }) : t('stage.nobodyInTheAudience')}
        </span>
        <IconButton
          icon="chevron-right"
          label={t('stage.nextPerson')}
          size="s"
          disabled={people.length < 2}
          onClick={() => setWho((who + 1) % people.length)}
        />
      </div>
      {carrier ? (
        <p className="text-center text-sm text-ink-2 tabular-nums">
          {t('stage.whatDeliversOf', {
            carrier: carrier.carrier ?? t('stage.otherCarriers'),
            value: t.bytes(carrier.files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)),
            limit: t.bytes(carrier.limit),
          })}
        </p>
      ) : null}
    </div>
  )
}
