import clsx from 'clsx'
import { useState } from 'react'
import { useWords } from '#words'
import { Handset } from '@/components/handset/handset'
import type { HandsetModel, HandsetProps } from '@/components/handset/types'
import { SegmentedControl } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { PreviewCarrier, PreviewMedium, PreviewPerson } from '@/lib/campaigns/inspection'
import type { Words } from '@/lib/words/translate'
import { stageMessages } from './stage-messages'

export type Shown = Pick<HandsetProps, 'theme' | 'sender' | 'clock' | 'day'> & {
  person: PreviewPerson | undefined
  text: string
  /** The variant's media, in order. */
  chosen: Parameters<typeof stageMessages>[1]['chosen']
  media: readonly PreviewMedium[]
  delivered: readonly PreviewCarrier[]
}

const handsets = (t: Words<'composer'>): { value: HandsetModel; label: string }[] => [
  { value: 'iphone', label: t('stage.iphone') },
  { value: 'android', label: t('stage.android') },
  { value: 'old', label: t('stage.oldHandset') },
]

/** One handset on the stage: which model on which carrier, and the very file that is delivered there. */
export function StagePhone({
  shown,
  first,
  className,
}: {
  shown: Shown
  first: HandsetModel
  className?: string
}) {
  const t = useWords('composer')
  const [model, setModel] = useState(first)
  const [profileId, setProfileId] = useState<string | null>(null)
  const { person, delivered, theme, sender, clock, day } = shown
  const generic = delivered.find((one) => one.profileId === profileId) ?? delivered[0]
  const carrier = generic && {
    ...generic,
    files: generic.files.map((file) => (file && person?.own[file.src]) ?? file),
  }
  const phone =
    model === 'android' ? t('stage.androidPhone') : handsets(t).find(({ value }) => value === model)?.label
  return (
    <div className={clsx('flex min-w-0 max-w-90 flex-1 flex-col items-center gap-3.5', className)}>
      <div className="flex w-full flex-wrap items-center justify-between gap-2">
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
      <div className="max-md:[zoom:0.82] md:[@media(max-height:900px)]:[zoom:0.86]">
        <Handset
          model={model}
          theme={theme}
          sender={sender}
          clock={clock}
          day={day}
          label={t('stage.whatWouldGet', {
            phone: phone ?? model,
            name: person?.name ?? t('stage.aRecipient'),
          })}
          scale={0.94}
          messages={stageMessages(t, {
            carrier,
            text: shown.text,
            chosen: shown.chosen,
            media: shown.media,
          })}
        />
      </div>
      <p className="min-h-4 text-center text-sm text-ink-2 tabular-nums">
        {carrier ? <Delivered carrier={carrier} /> : null}
      </p>
    </div>
  )
}

/** The bytes that arrive, of what may; of one picture its pixels too. */
function Delivered({ carrier }: { carrier: PreviewCarrier }) {
  const t = useWords('composer')
  const files = carrier.files.filter((file) => file !== null)
  const [file] = files
  const name = carrier.carrier ?? t('stage.otherCarriers')
  if (files.length === 1 && file?.width && file.height)
    return t('stage.whatDeliversPixels', {
      carrier: name,
      bytes: file.bytes,
      width: file.width,
      height: file.height,
    })
  return t('stage.whatDeliversOf', {
    carrier: name,
    value: t.bytes(files.reduce((sum, one) => sum + one.bytes, 0)),
    limit: t.bytes(carrier.limit),
  })
}
