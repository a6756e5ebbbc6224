'use client'

import Link from 'next/link'
import { Waterfall } from '@/components/charts/waterfall'
import { ChipPicker } from '@/components/ui/combobox'
import { formatCount } from '@/components/ui/format'
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
  const { audience } = state.draft
  const options = segments.map((segment) => ({
    value: segment.id,
    label: segment.name,
    detail: segment.count === null ? undefined : formatCount(segment.count),
  }))
  const pick = (side: 'include' | 'exclude') => (values: string[]) =>
    state.setDraft((draft) => ({ ...draft, audience: { ...draft.audience, [side]: values } }))
  return (
    <Cell id="audience">
      <SectionHead
        title="Audience"
        actions={
          <Link href={`/${slug}/segments`} className="text-link text-sm">
            New segment
          </Link>
        }
      />
      <div className="grid gap-4 md:grid-cols-[minmax(0,200px)_minmax(0,1fr)]">
        <div className="grid content-start gap-3">
          <Labelled label="Send to">
            <ChipPicker
              label="Send to"
              options={options}
              values={audience.include}
              onValuesChange={pick('include')}
              empty="No segments yet"
            />
          </Labelled>
          <Labelled label="Don’t send to">
            <ChipPicker
              label="Don’t send to"
              options={options}
              values={audience.exclude}
              onValuesChange={pick('exclude')}
              empty="No segments yet"
            />
          </Labelled>
        </div>
        <AudienceWaterfall counts={state.inspection.audience} hours={state.inspection.hours} />
      </div>
    </Cell>
  )
}

function AudienceWaterfall({ counts, hours }: { counts: AudienceCounts | null; hours: HoursPreview }) {
  if (!counts)
    return (
      <p className="self-center text-ink-3">
        Choose who to write to. People without consent, and those who opted out, are left out by themselves.
      </p>
    )
  const waiting = hours.kept ? counts.mayBeWritten - hours.atOnce : 0
  return (
    <Waterfall
      sentence={`From ${formatCount(counts.matched)} in the audience to ${formatCount(counts.mayBeWritten)} who may be written to.`}
      rows={[
        { label: 'In “send to”', count: counts.matched, kind: 'total' },
        { label: 'Don’t send to', count: counts.excluded, kind: 'loss' },
        { label: 'No consent', count: counts.noConsent, kind: 'loss' },
        { label: 'Opted out', count: counts.optedOut, kind: 'loss' },
        { label: 'Landline', count: counts.landline, kind: 'loss' },
        ...(waiting > 0
          ? [
              { label: 'Later, in their hours', count: waiting, kind: 'loss' as const },
              { label: 'Leave now', count: counts.mayBeWritten - waiting, kind: 'now' as const },
            ]
          : [{ label: 'May be written to', count: counts.mayBeWritten, kind: 'now' as const }]),
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
