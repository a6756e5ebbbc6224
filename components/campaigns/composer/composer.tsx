'use client'

import clsx from 'clsx'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#words'
import { useLibraryUpload } from '@/components/media/use-library-upload'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { InlineEdit } from '@/components/ui/inline-edit'
import { PageHead } from '@/components/ui/page-head'
import { priceInWords } from '@/components/ui/price'
import { SegmentedControl } from '@/components/ui/segmented'
import { Sheet } from '@/components/ui/sheet'
import { AudiencePanel } from './audience-panel'
import { MessagePanel } from './message-panel'
import { PreflightPanel } from './preflight-panel'
import { SaveNote } from './save-note'
import { SchedulePanel } from './schedule-panel'
import { SendButton } from './send-button'
import { Stage } from './stage'
import { TestButton } from './test-button'
import type { ComposerProps } from './types'
import { useAssets } from './use-assets'
import { useDraft } from './use-draft'
import { fetchDialogs, useSend } from './use-send'

const SendDialogs = lazy(fetchDialogs)

type Tab = 'edit' | 'preview' | 'check'

/** One page: what you write, what they see, what would go wrong. */
export function Composer(given: ComposerProps) {
  const t = useWords('composer')
  const { assets, meet } = useAssets(given.assets)
  const props = { ...given, assets }
  const draft = useDraft(props)
  const uploads = useLibraryUpload(props.workspace.slug)
  // What is on its way into the message has not been checked with it.
  const state = { ...draft, current: draft.current && uploads.underway === 0 }
  const [variant, setVariant] = useState(0)
  const [tab, setTab] = useState<Tab>('edit')
  const writes = props.may.write
  const blockers = state.inspection.findings.filter((finding) => finding.severity === 'blocker')
  const go = (place: string) => {
    setTab('edit')
    requestAnimationFrame(() => focusOn(place))
  }
  const sending = useSend(state, props)
  const send = (
    <SendButton
      state={state}
      props={props}
      send={sending}
      blockers={blockers}
      onBlocked={() => setTab('check')}
    />
  )
  return (
    <>
      <PageHead
        dense
        crumbs={[{ label: t('composer.campaigns'), href: `/${props.workspace.slug}/campaigns` }]}
        title={
          writes ? (
            <InlineEdit
              value={state.name}
              label={t('composer.campaignName')}
              maxLength={120}
              onSave={(name) => state.setName(name.trim() || t('composer.untitled'))}
            />
          ) : (
            state.name
          )
        }
        beside={
          <>
            <Badge>{t('composer.draft')}</Badge>
            {writes ? (
              <SaveNote state={state.state} />
            ) : (
              <span className="type-label">{t('composer.youCanReadIt')}</span>
            )}
          </>
        }
        actions={
          <>
            <Totals props={props} state={state} className="max-md:hidden" />
            {props.may.send ? <TestButton state={state} props={props} variant={variant} /> : null}
            <span className="max-md:hidden">{send}</span>
          </>
        }
      />
      {writes && state.leftOver ? <LeftOver {...state.leftOver} /> : null}
      <SegmentedControl
        label={t('composer.partOfTheComposer')}
        className="mb-3 flex w-full md:hidden"
        value={tab}
        onValueChange={(value) => setTab(value as Tab)}
        segments={[
          { value: 'edit', label: t('composer.edit') },
          { value: 'preview', label: t('composer.preview') },
          {
            value: 'check',
            label: (
              <>
                {t('composer.preFlight')}{' '}
                {blockers.length > 0 ? <Badge tone="block">{blockers.length}</Badge> : null}
              </>
            ),
          },
        ]}
      />
      <Sheet className="grid overflow-clip md:grid-cols-[minmax(0,1fr)_24.5rem] lg:grid-cols-[minmax(0,1fr)_24.5rem_19.5rem] xl:grid-cols-[minmax(0,46rem)_minmax(24.5rem,1fr)_20.5rem]">
        <div className={clsx('min-w-0', tab !== 'edit' && 'max-md:hidden')}>
          <fieldset disabled={!writes} className="contents">
            <AudiencePanel state={state} segments={props.segments} slug={props.workspace.slug} />
          </fieldset>
          <MessagePanel
            state={state}
            props={props}
            variant={variant}
            onVariant={setVariant}
            uploads={uploads}
            takesFiles={writes && !sending.reviewing && sending.holdUntil === null}
            onMeet={meet}
          />
          <fieldset disabled={!writes} className="contents">
            <SchedulePanel state={state} props={props} />
          </fieldset>
        </div>
        <div className={clsx('border-line md:border-s', tab !== 'preview' && 'max-md:hidden')}>
          <Stage state={state} props={props} variant={variant} />
        </div>
        <div
          className={clsx(
            'border-line md:max-lg:col-span-2 md:max-lg:border-t lg:border-s',
            tab !== 'check' && 'max-md:hidden',
          )}
        >
          <PreflightPanel state={state} props={props} onGo={go} />
        </div>
      </Sheet>
      <div className="fixed inset-x-0 bottom-0 z-31 flex items-center justify-between gap-3 border-t border-line bg-surface px-3.5 pt-2.5 pb-6 md:hidden">
        <Totals props={props} state={state} />
        {send}
      </div>
      {props.may.send && (sending.reviewing || sending.holdUntil !== null) ? (
        <Suspense>
          <SendDialogs state={state} props={props} send={sending} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Offers what was written here and could not be saved. */
function LeftOver({ bringBack, letGo }: { bringBack: () => void; letGo: () => void }) {
  const t = useWords('composer')
  return (
    <Callout
      tone="warn"
      className="mb-3"
      title={t('composer.whatYouWroteLast')}
      actions={
        <>
          <Button size="s" kind="dark" onClick={bringBack}>
            {t('composer.bringMineBack')}
          </Button>
          <Button size="s" onClick={letGo}>
            {t('composer.keepThisOne')}
          </Button>
        </>
      }
    >
      {t('composer.theDraftWasChanged')}
    </Callout>
  )
}

function Totals({
  props,
  state,
  className,
}: {
  props: ComposerProps
  state: ReturnType<typeof useDraft>
  className?: string
}) {
  const t = useWords('composer')
  const { audience, priceMicros } = state.inspection
  const people = audience?.mayBeWritten ?? 0
  return (
    <span className={clsx('flex items-baseline gap-3 tabular-nums max-md:flex-col max-md:gap-0', className)}>
      <span>
        <b className="font-semibold">{t.count(people)}</b>{' '}
        <span className="text-ink-3">{people === 1 ? t('composer.person') : t('composer.people')}</span>
      </span>
      {priceMicros === null ? null : (
        <b className="font-semibold">{priceInWords(t, priceMicros * people, props.workspace.currency)}</b>
      )}
    </span>
  )
}

const controls: Record<string, string> = {
  audience: '#audience button',
  message: '#message textarea',
  picture: '#picture button',
  link: '#link input',
  sender: '#schedule [role=combobox]',
  schedule: '#schedule input, #schedule button',
}

function focusOn(place: string): void {
  const control = document.querySelector<HTMLElement>(controls[place] ?? `#${place}`)
  control?.scrollIntoView({ block: 'center' })
  control?.focus()
}
