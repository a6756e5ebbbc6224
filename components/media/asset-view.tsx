'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { AssetDetail, LibraryCounts, RenditionView } from '@/lib/media/asset'
import { profileName } from '@/lib/media/profile-words'
import { LIGHTS, profileById } from '@/lib/media/profiles'
import type { LibraryActions, MoreAssets } from './actions'
import { AssetFacts } from './asset-facts'
import { AssetHead } from './asset-head'
import { CardView } from './card-view'
import { plays, previewOf } from './clip'
import { ClipViewer } from './clip-viewer'
import { DetailStrip } from './detail-strip'
import { ClipEditor } from './edit/clip-editor'
import { PictureEditor } from './edit/picture-editor'
import { Losses } from './losses'
import { QualityCurve } from './quality-curve'
import { RenditionTable } from './rendition-table'
import { useAssetActs } from './use-asset-acts'
import { useUploads } from './use-uploads'
import { Versions } from './versions'
import { CompareViewer } from './viewer'

const POLL_MS = 1_500

/** One asset: the original beside what each carrier's people get, and what is known about it. */
export function AssetView({
  asset,
  counts,
  workspace,
  actions,
  more,
  designHref = null,
  editing: startsEditing = false,
}: {
  asset: AssetDetail
  counts: LibraryCounts
  workspace: string
  actions: LibraryActions | undefined
  more: MoreAssets
  /** Where the design it was drawn from is opened; null for what was not drawn here. */
  designHref?: string | null
  /** Opens with the editor. */
  editing?: boolean
}) {
  const t = useWords('media')
  const router = useRouter()
  const [editing, setEditing] = useState(startsEditing && actions !== undefined)
  const acts = useAssetActs(asset, workspace, actions)
  const uploads = useUploads(workspace)
  useEffect(() => uploads?.onArrival(() => router.refresh()), [uploads, router])
  useRefreshWhile(asset.status === 'processing')
  const source = sourceOf(asset)
  const Editor = plays(asset.kind) ? ClipEditor : PictureEditor
  return (
    // Room to scroll what the tray would cover from below it.
    <div className="pb-[var(--tray,0px)]">
      <AssetHead
        asset={asset}
        workspace={workspace}
        acts={actions ? acts : undefined}
        more={more}
        designHref={designHref}
        onEdit={source && asset.kind !== 'document' ? () => setEditing(true) : undefined}
        onUpload={(file, place) => uploads?.add([file], asset.folderId, place)}
        editing={editing}
      />
      {asset.failure ? (
        <div className="mb-4">
          <Callout tone="block" title={t('assetView.thisFileCannotBe')}>
            {t('assetView.theOriginalIsKept', { failure: asset.failure })}
          </Callout>
        </div>
      ) : null}
      {editing && source ? (
        <Editor
          asset={asset}
          src={source}
          onCancel={() => setEditing(false)}
          onSave={async (edit, renew) => {
            if (await acts.edit(edit, renew)) setEditing(false)
          }}
        />
      ) : (
        <Shown asset={asset} counts={counts} workspace={workspace} acts={actions ? acts : undefined} />
      )}
    </div>
  )
}

/** What an editor works on: the unedited original as a browser shows it; null while it is made. */
function sourceOf(asset: AssetDetail): string | null {
  if (plays(asset.kind)) return previewOf(asset)?.src ?? null
  return asset.source.src ?? best(asset.renditions)?.src ?? null
}

function Shown({
  asset,
  counts,
  workspace,
  acts,
}: {
  asset: AssetDetail
  counts: LibraryCounts
  workspace: string
  acts: ReturnType<typeof useAssetActs> | undefined
}) {
  const t = useWords('media')
  const u = useWords('ui')
  const [chosen, setChosen] = useState<string>('old-handset')
  const [all, setAll] = useState(false)
  const rendition = asset.renditions.find((made) => made.profileId === chosen) ?? null
  const reference = best(asset.renditions)
  const picture = asset.kind === 'image' || asset.kind === 'gif'
  const label = profileById(chosen) ? profileName(u, chosen) : t('assetView.rendition')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,568px)_minmax(0,1fr)]">
      <Viewer asset={asset} reference={reference} rendition={rendition} label={label} />
      <div className="grid min-w-0 gap-4">
        <Sheet>
          <Cell>
            <SectionHead
              title={t('assetView.whatEachCarrierGets')}
              note={t('assetView.bytesOfTheWhole')}
              actions={
                <Button size="s" kind="ghost" icon="list" aria-pressed={all} onClick={() => setAll(!all)}>
                  {all ? t('assetView.fiveLights') : t('assetView.allProfiles')}
                </Button>
              }
            />
            <RenditionTable
              asset={asset}
              renditions={ordered(asset.renditions, all)}
              chosen={chosen}
              onChoose={setChosen}
            />
            {picture ? (
              <DetailStrip
                reference={reference}
                renditions={ordered(asset.renditions, false)}
                chosen={chosen}
                onChoose={setChosen}
              />
            ) : null}
            <Losses asset={asset} renditions={ordered(asset.renditions, all)} />
          </Cell>
        </Sheet>
        {asset.renditions.some((made) => made.curve.length > 1) ? (
          <Sheet>
            <Cell>
              <QualityCurve renditions={asset.renditions} />
            </Cell>
          </Sheet>
        ) : null}
        {asset.versions.length > 0 ? (
          <Sheet>
            <Cell>
              <Versions
                asset={asset}
                onRestore={acts && ((number, renew) => void acts.restore(number, renew))}
              />
            </Cell>
          </Sheet>
        ) : null}
        <Sheet>
          <Cell>
            <AssetFacts
              asset={asset}
              counts={counts}
              workspace={workspace}
              onChange={acts?.save}
              onMove={acts?.move}
            />
          </Cell>
        </Sheet>
      </div>
    </div>
  )
}

function Viewer({
  asset,
  ...rest
}: {
  asset: AssetDetail
  reference: RenditionView | null
  rendition: RenditionView | null
  label: string
}) {
  if (plays(asset.kind)) return <ClipViewer asset={asset} rendition={rest.rendition} label={rest.label} />
  if (asset.kind === 'document') return <CardView asset={asset} />
  return <CompareViewer asset={asset} {...rest} />
}

/** The five of the lights in their order, then the others; thumbnails are no rendition people get. */
function ordered(renditions: readonly RenditionView[], all: boolean): RenditionView[] {
  const lights = LIGHTS.flatMap((id) => renditions.filter((rendition) => rendition.profileId === id))
  if (!all) return lights
  const rest = renditions.filter(
    (rendition) => profileById(rendition.profileId) && !lights.includes(rendition),
  )
  return [...lights, ...rest]
}

/** The largest picture we made: the original as a browser can show it. */
function best(renditions: readonly RenditionView[]): RenditionView | null {
  const pictures = renditions.filter(
    ({ src, mime, profileId }) => src && mime?.startsWith('image/') && profileId !== 'thumb-320',
  )
  return pictures.toSorted((a, b) => pixels(b) - pixels(a) || (b.bytes ?? 0) - (a.bytes ?? 0))[0] ?? null
}

const pixels = (rendition: RenditionView) => (rendition.width ?? 0) * (rendition.height ?? 0)

function useRefreshWhile(waiting: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => router.refresh(), POLL_MS)
    return () => clearInterval(timer)
  }, [waiting, router])
}
