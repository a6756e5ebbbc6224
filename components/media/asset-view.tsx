'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass, IconButton, LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Icon } from '@/components/ui/icon'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Menu, MenuItem } from '@/components/ui/menu'
import { PageHead } from '@/components/ui/page-head'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import type { AssetChange, AssetDetail, LibraryCounts, RenditionView } from '@/lib/media/asset'
import { LIGHTS, profileById } from '@/lib/media/profiles'
import type { LibraryActions } from './actions'
import { AssetFacts } from './asset-facts'
import { DetailStrip } from './detail-strip'
import { QualityCurve } from './quality-curve'
import { RenditionTable } from './rendition-table'
import { CompareViewer } from './viewer'

const POLL_MS = 1_500

/** One picture: the original beside what each carrier's people get, and what is known about it. */
export function AssetView({
  asset,
  counts,
  workspace,
  actions,
}: {
  asset: AssetDetail
  counts: LibraryCounts
  workspace: string
  actions: LibraryActions | undefined
}) {
  const [chosen, setChosen] = useState<string>('old-handset')
  const [all, setAll] = useState(false)
  const acts = useAssetActs(asset, workspace, actions)
  useRefreshWhile(asset.status === 'processing')
  const shown = ordered(asset.renditions, all)
  const rendition = asset.renditions.find((made) => made.profileId === chosen) ?? null
  const reference = best(asset.renditions)
  return (
    <>
      <PageHead
        crumbs={crumbsOf(asset, workspace)}
        title={
          actions ? (
            <InlineEdit value={asset.name} label="Name" onSave={(name) => acts.save({ name })} />
          ) : (
            asset.name
          )
        }
        beside={<State asset={asset} />}
        actions={
          <>
            <a href={asset.download} download className={buttonClass('plain', 'm')}>
              <Icon name="download" size={14} />
              Download
            </a>
            {actions ? (
              <>
                <Menu trigger={<IconButton icon="more" kind="plain" label="More" />}>
                  <MenuItem icon="refresh" onSelect={acts.again}>
                    Render again
                  </MenuItem>
                  <MenuItem icon="trash" danger onSelect={acts.remove}>
                    Delete
                  </MenuItem>
                </Menu>
                <LinkButton kind="go" href={`/${workspace}/campaigns/new?asset=${asset.id}`}>
                  Use in a campaign
                </LinkButton>
              </>
            ) : null}
          </>
        }
      />
      {asset.failure ? (
        <div className="mb-4">
          <Callout tone="block" title="This picture cannot be sent">
            {asset.failure} The original is kept as it came.
          </Callout>
        </div>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,568px)_minmax(0,1fr)]">
        <CompareViewer
          asset={asset}
          reference={reference}
          rendition={rendition}
          label={profileById(chosen)?.label ?? 'Rendition'}
        />
        <div className="grid min-w-0 gap-4">
          <Sheet>
            <Cell>
              <SectionHead
                title="What each carrier gets"
                note="Bytes of the whole message, headers included"
                actions={
                  <Button size="s" kind="ghost" icon="list" aria-pressed={all} onClick={() => setAll(!all)}>
                    {all ? 'Five lights' : 'All profiles'}
                  </Button>
                }
              />
              <RenditionTable asset={asset} renditions={shown} chosen={chosen} onChoose={setChosen} />
              <DetailStrip
                reference={reference}
                renditions={ordered(asset.renditions, false)}
                chosen={chosen}
                onChoose={setChosen}
              />
            </Cell>
          </Sheet>
          {asset.renditions.some((made) => made.curve.length > 1) ? (
            <Sheet>
              <Cell>
                <QualityCurve renditions={asset.renditions} />
              </Cell>
            </Sheet>
          ) : null}
          <Sheet>
            <Cell>
              <AssetFacts
                asset={asset}
                counts={counts}
                workspace={workspace}
                onChange={actions ? acts.save : undefined}
                onMove={actions ? acts.move : undefined}
              />
            </Cell>
          </Sheet>
        </div>
      </div>
    </>
  )
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
  const pictures = renditions.filter((rendition) => rendition.src && rendition.profileId !== 'thumb-320')
  return pictures.toSorted((a, b) => pixels(b) - pixels(a) || (b.bytes ?? 0) - (a.bytes ?? 0))[0] ?? null
}

const pixels = (rendition: RenditionView) => (rendition.width ?? 0) * (rendition.height ?? 0)

function crumbsOf(asset: AssetDetail, workspace: string) {
  const library = { label: 'Library', href: `/${workspace}/media` }
  if (!asset.folderId || !asset.folderName) return [library]
  return [library, { label: asset.folderName, href: `${library.href}?folder=${asset.folderId}` }]
}

function State({ asset }: { asset: AssetDetail }) {
  if (asset.status === 'processing') return <Badge tone="live">Being made</Badge>
  if (asset.status === 'failed') return <Badge tone="block">Cannot be sent</Badge>
  const look = asset.lights.filter((light) => light.fit !== 'fits').length
  return look === 0 ? (
    <Badge tone="good">Ready for every carrier</Badge>
  ) : (
    <Badge tone="warn">{look === 1 ? 'One carrier to look at' : `${look} carriers to look at`}</Badge>
  )
}

function useRefreshWhile(waiting: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => router.refresh(), POLL_MS)
    return () => clearInterval(timer)
  }, [waiting, router])
}

function useAssetActs(asset: AssetDetail, workspace: string, actions: LibraryActions | undefined) {
  const router = useRouter()
  const toast = useToast()
  const report = (answer: { ok: true } | { ok: false; error: { message: string } } | undefined) => {
    if (answer && !answer.ok) toast({ kind: 'warn', title: answer.error.message })
    router.refresh()
  }
  const ids = [asset.id]
  return {
    save: async (change: AssetChange) => report(await actions?.save({ id: asset.id, ...change })),
    move: async (folderId: string | null) => report(await actions?.move({ ids, folderId })),
    again: async () => report(await actions?.makeAgain({ id: asset.id })),
    remove: async () => {
      const answer = await actions?.remove({ ids })
      if (!answer?.ok) return report(answer)
      router.push(`/${workspace}/media`)
      toast({
        title: `${asset.name} is deleted`,
        detail: 'Campaigns that were sent keep their picture.',
        undo: async () => report(await actions?.bringBack({ ids })),
      })
    },
  }
}
