'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import type { AssetPage, LibraryCounts } from '@/lib/media/asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import { ACCEPTED_MIME } from '@/lib/media/sniff'
import type { LibraryActions, MoreAssets } from './actions'
import { DropAnywhere } from './drop-anywhere'
import { LibraryFilters } from './filters'
import { FolderMenu, NewFolder } from './folders'
import { LibrarySide } from './side'
import { useLibraryActs } from './use-library-acts'
import { useSelection } from './use-selection'
import { useUploads } from './use-uploads'
import { useWall } from './use-wall'
import { Wall } from './wall'

const SelectionBar = lazy(() => import('./selection-bar'))

/** The media library: folders at the left, the wall of pictures, uploads by button, drop or paste. */
export function Library({
  workspace,
  filter,
  page,
  counts,
  timeZone,
  actions,
  more,
}: {
  workspace: string
  filter: AssetFilter
  page: AssetPage
  counts: LibraryCounts
  /** The workspace's. */
  timeZone: string
  /** Undefined for members who may only look. */
  actions: LibraryActions | undefined
  more: MoreAssets
}) {
  const t = useWords('media')
  const base = `/${workspace}/media`
  const wall = useWall(workspace, page, filter, more)
  const selection = useSelection(wall.assets)
  const acts = useLibraryActs(actions, selection.clear, wall)
  const upload = useUpload(workspace, filter.folder ?? null)
  const [moving, setMoving] = useState(false)
  const deleted = filter.look === 'deleted'
  const empty = !deleted && counts.all === 0 && wall.assets.length === 0
  return (
    <DropAnywhere disabled={!actions} onFiles={upload}>
      <PageHead
        title={t('library.library')}
        beside={
          <span className="type-label tabular-nums">
            {t.count(counts.all)} {counts.all === 1 ? t('library.asset') : t('library.assets')}
            {counts.bytes > 0 ? `, ${t.bytes(counts.bytes)}` : ''}
          </span>
        }
        actions={
          actions ? (
            <>
              <NewFolder actions={actions} />
              <LinkButton href={`/${workspace}/designs`} icon="grid" aria-label={t('library.newFromADesign')}>
                <span className="max-md:hidden">{t('library.newFromADesign')}</span>
              </LinkButton>
              <UploadButton onFiles={upload} lit />
            </>
          ) : null
        }
      />
      {empty ? (
        <EmptyState
          title={t('library.yourPicturesLiveHere')}
          icon="picture"
          actions={
            actions ? (
              <>
                <UploadButton onFiles={upload} />
                <LinkButton href={`/${workspace}/designs`} icon="grid">
                  {t('library.newFromADesign')}
                </LinkButton>
              </>
            ) : null
          }
        >
          {t('library.dropPhotosPostersOr')}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[178px_minmax(0,1fr)]">
          <LibrarySide
            base={base}
            filter={filter}
            counts={counts}
            {...(actions
              ? {
                  folderMenu: (folder) => <FolderMenu folder={folder} actions={actions} home={base} />,
                  onDrop: (ids, folderId) => void acts.move(ids, folderId),
                }
              : {})}
          />
          <section aria-label={t('library.pictures')} className="min-w-0">
            <LibraryFilters
              base={base}
              filter={filter}
              counts={counts}
              selection={actions ? selection : undefined}
            />
            <Wall
              // Measured anew: rows of another height, another number in each.
              key={filter.view}
              wall={wall}
              selection={selection}
              workspace={workspace}
              mayChange={actions !== undefined}
              filter={filter}
              timeZone={timeZone}
              onMove={() => setMoving(true)}
              onDelete={(ids) => void acts.remove(ids)}
            />
          </section>
        </div>
      )}
      {selection.ids.length > 0 ? (
        <Suspense>
          <SelectionBar
            count={selection.ids.length}
            folders={counts.folders}
            tags={counts.tags.map(({ tag }) => tag)}
            moving={moving}
            onMoving={setMoving}
            onMove={(folderId) => void acts.move(selection.ids, folderId)}
            onTag={(tag) => void acts.tag(selection.ids, tag)}
            onAgain={() => void acts.again(selection.ids)}
            onDelete={() => void acts.remove(selection.ids)}
            onBringBack={deleted ? () => void acts.bringBack(selection.ids) : undefined}
            onClear={selection.clear}
          />
        </Suspense>
      ) : null}
    </DropAnywhere>
  )
}

/** Hands files to the tray, and shows what arrives. */
function useUpload(workspace: string, folderId: string | null): (files: File[]) => void {
  const router = useRouter()
  const uploads = useUploads(workspace)
  useEffect(() => uploads?.onArrival(() => router.refresh()), [uploads, router])
  return useCallback((files) => uploads?.add(files, folderId), [uploads, folderId])
}

function UploadButton({ onFiles, lit = false }: { onFiles: (files: File[]) => void; lit?: boolean }) {
  const t = useWords('media')
  const input = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState(0)
  return (
    <>
      <Button kind={lit ? 'go' : 'plain'} icon="upload" onClick={() => input.current?.click()}>
        {t('library.upload')}
      </Button>
      <input
        key={key}
        ref={input}
        type="file"
        multiple
        hidden
        accept={[...ACCEPTED_MIME, '.heic'].join(',')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // A new field, so that choosing the same file again is a change.
          setKey(key + 1)
        }}
      />
    </>
  )
}
