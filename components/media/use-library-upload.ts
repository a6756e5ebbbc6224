'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import type { AssetSummary } from '@/lib/media/asset'
import type { UploadItem } from './upload-item'
import type { Uploads } from './uploads'

type HandOn = (asset: AssetSummary) => void

export interface LibraryUpload {
  /** Takes files into the library, and hands each on as soon as it can be used; one that is there already as that one. */
  take: (files: readonly File[], handOn: HandOn) => void
  /** Files that are not there yet. */
  underway: number
  /** What was said of the last one that did not get there. */
  refusal: string | undefined
}

const PATIENCE_MS = 2_000
const MOST_FAILURES = 3

/** Uploads from wherever a file is needed. What sends them is fetched with the first. */
export function useLibraryUpload(workspace: string): LibraryUpload {
  const t = useWords('uploads')
  const [underway, setUnderway] = useState(0)
  const [refusal, setRefusal] = useState<string>()
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  const settle = async (uploads: Uploads, id: string, handOn: HandOn) => {
    const [outcome, { reasonIn }] = await Promise.all([
      overIn(uploads, id).then((item) => outcomeOf(workspace, item, () => alive.current)),
      import('./upload-item'),
    ])
    if (!alive.current) return
    setUnderway((before) => before - 1)
    if ('asset' in outcome) handOn(outcome.asset)
    else if (outcome.refused !== null)
      setRefusal(reasonIn(t, outcome.refused) || t('libraryUpload.theFileDidNot'))
  }
  const take = async (files: readonly File[], handOn: HandOn) => {
    setRefusal(undefined)
    setUnderway((before) => before + files.length)
    const begun = await import('./uploads').then(
      async ({ uploadsOf }) => {
        const uploads = uploadsOf(workspace)
        return { uploads, ids: await uploads.add(files, null) }
      },
      () => null,
    )
    setUnderway((before) => before - files.length + (begun?.ids.length ?? 0))
    if (!begun) return setRefusal(t('trouble.notBegun'))
    // One after another, so that they come in the order in which they were chosen.
    for (const id of begun.ids) await settle(begun.uploads, id, handOn)
  }
  return { take: (files, handOn) => void take(files, handOn), underway, refusal }
}

/** The item once nothing more becomes of it; undefined when it was taken out of the tray. */
function overIn(uploads: Uploads, id: string): Promise<UploadItem | undefined> {
  return new Promise((resolve) => {
    let forget = () => {}
    const look = () => {
      const item = uploads.list().find((one) => one.id === id)
      if (item && !isOver(item)) return
      forget()
      resolve(item)
    }
    forget = uploads.subscribe(look)
    look()
  })
}

const isOver = ({ state }: UploadItem) =>
  state === 'done' || state === 'duplicate' || state === 'refused' || state === 'broken'

type Outcome = { asset: AssetSummary } | { refused: UploadItem['reason'] }

/** What an upload became: an asset, the one that is the same, or none, and why; null where somebody took it back. */
async function outcomeOf(
  workspace: string,
  item: UploadItem | undefined,
  isWanted: () => boolean,
): Promise<Outcome> {
  if (!item) return { refused: null }
  if (item.state === 'done' && item.asset) return { asset: item.asset }
  if (item.state !== 'duplicate' || !item.duplicateOf) return { refused: item.reason ?? '' }
  const same = await madeAsset(workspace, item.duplicateOf.id, isWanted)
  if (!same || same.status === 'failed') return { refused: same?.failure ?? '' }
  return { asset: same }
}

/** An asset once it has been made. Null when it cannot be asked for, or nobody waits for it any more. */
async function madeAsset(
  workspace: string,
  id: string,
  isWanted: () => boolean,
): Promise<AssetSummary | null> {
  for (let failures = 0; isWanted() && failures < MOST_FAILURES; ) {
    const asset = await readAsset(workspace, id)
    if (asset && asset.status !== 'processing') return asset
    if (!asset) failures += 1
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  }
  return null
}

async function readAsset(workspace: string, id: string): Promise<AssetSummary | null> {
  try {
    const answer = await fetch(`/${workspace}/media/live?assets=${id}`)
    const { assets } = (await answer.json()) as { assets?: AssetSummary[] }
    return assets?.[0] ?? null
  } catch {
    return null
  }
}
