'use client'

import { useWords } from '#words'
import { Waterfall } from '@/components/charts/waterfall'
import { ChipPicker } from '@/components/ui/combobox'
import { Link } from '@/components/ui/link'
import { Cell, SectionHead } from '@/components/ui/sheet'
import type { AudienceCounts, HoursPreview } from '@/lib/campaigns/inspection'
import type { ComposerSegment } from './types'
import type { DraftState } from './use-draft'

/** Who gets it, who does not, and why. */
export function AudiencePanel({
  state,
  segments,
  slug,
}: {
  state: DraftState
  segments: ComposerSegment[]
  slug: string
}) {
  const t = useWords('composer')
  const { audience } = state.draft
  const options = segments.map((segment) => ({
    value: segment.id,
    label: segment.name,
    detail: segment.count === null ? undefined : t.count(segment.count),
  }))
  const pick = (side: 'include' | 'exclude') => (values: string[]) =>
    state.setDraft((draft) => ({ ...draft, audience: { ...draft.audience, [side]: values } }))
  return (
    <Cell id="audience">
      <SectionHead
        title={t('audiencePanel.audience')}
        actions={
          <Link href={`/${slug}/segments`} className="text-link text-sm">
            {t('audiencePanel.newSegment')}
          </Link>
        }
      />
      <div className="grid gap-4 md:grid-cols-[minmax(0,200px)_minmax(0,1fr)]">
        <div className="grid content-start gap-3">
          <Labelled label={t('audiencePanel.sendTo')}>
            <ChipPicker
              label={t('audiencePanel.sendTo')}
              options={options}
              values={audience.include}
              onValuesChange={pick('include')}
              empty={t('audiencePanel.noSegmentsYet')}
            />
          </Labelled>
          <Labelled label={t('audiencePanel.dontSendTo')}>
            <ChipPicker
              label={t('audiencePanel.dontSendTo')}
              options={options}
              values={audience.exclude}
              onValuesChange={pick('exclude')}
              empty={t('audiencePanel.noSegmentsYet')}
            />
          </Labelled>
        </div>
        <AudienceWaterfall counts={state.inspection.audience} hours={state.inspection.hours} />
      </div>
    </Cell>
  )
}

function AudienceWaterfall({ counts, hours }: { counts: AudienceCounts | null; hours: HoursPreview }) {
  const t = useWords('composer')
  if (!counts) return <p className="self-center text-ink-3">{t('audiencePanel.chooseWhoToWrite')}</p>
  const waiting = hours.kept ? counts.mayBeWritten - hours.atOnce : 0
  return (
    <Waterfall
      sentence={t('audiencePanel.fromInTheAudience', {
        matched: counts.matched,
        mayBeWritten: counts.mayBeWritten,
      })}
      rows={[
        { label: t('audiencePanel.inSendTo'), count: counts.matched, kind: 'total' },
        { label: t('audiencePanel.dontSendTo'), count: counts.excluded, kind: 'loss' },
        { label: t('audiencePanel.noConsent'), count: counts.noConsent, kind: 'loss' },
        { label: t('audiencePanel.optedOut'), count: counts.optedOut, kind: 'loss' },
        { label: t('audiencePanel.landline'), count: counts.landline, kind: 'loss' },
        ...(waiting > 0
          ? [
              { label: t('audiencePanel.laterInTheirHours'), count: waiting, kind: 'loss' as const },
              {
                label: t('audiencePanel.leaveNow'),
                count: counts.mayBeWritten - waiting,
                kind: 'now' as const,
              },
            ]
          : [{ label: t('audiencePanel.mayBeWrittenTo'), count: counts.mayBeWritten, kind: 'now' as const }]),
      ]}
    />
  )
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-[5px]">
      <span aria-hidden className="text-sm font-[560] text-ink-2">
        {label}
      </span>
      {children}
    </div>
  )
}
