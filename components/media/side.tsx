'use client'

import clsx from 'clsx'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Icon, type IconName } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { LibraryCounts } from '@/lib/media/asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import type { Words } from '@/lib/words/translate'
import { libraryHref } from './address'
import { carriesAssets, droppedAssets } from './drag'

const KINDS = (t: Words<'media'>) =>
  [
    { kind: 'image', label: t('side.pictures'), icon: 'picture', always: true },
    { kind: 'gif', label: t('side.movingPictures'), icon: 'gif', always: true },
    { kind: 'video', label: t('side.video'), icon: 'video', always: true },
    { kind: 'audio', label: t('side.sound'), icon: 'sound', always: true },
    { kind: 'document', label: t('side.cards'), icon: 'card', always: false },
  ] as const

/** Folders, kinds and what needs a look, each a link with its count. */
export function LibrarySide({
  base,
  filter,
  counts,
  folderMenu,
  onDrop,
}: {
  base: string
  filter: AssetFilter
  counts: LibraryCounts
  /** Acts on one folder, for members who may change the library. */
  folderMenu?: (folder: LibraryCounts['folders'][number]) => ReactNode
  /** Takes assets that are let go over a folder; null is none of them. Undefined for members who may only look. */
  onDrop?: ((ids: string[], folderId: string | null) => void) | undefined
}) {
  const t = useWords('media')
  const plain = !filter.folder && !filter.kind && !filter.look
  const to = (change: Partial<AssetFilter>) =>
    libraryHref(base, { ...filter, folder: undefined, kind: undefined, look: undefined, ...change })
  return (
    <aside className="flex flex-col gap-4.5 max-lg:hidden" aria-label={t('side.foldersAndKinds')}>
      <Group title={t('side.folders')}>
        <Entry
          href={to({})}
          icon="library"
          count={counts.all}
          current={plain}
          onDrop={onDrop && ((ids) => onDrop(ids, null))}
        >
          {t('side.all')}
        </Entry>
        {counts.folders.map((folder) => (
          <Entry
            key={folder.id}
            href={to({ folder: folder.id })}
            icon="folder"
            count={folder.count}
            current={filter.folder === folder.id}
            menu={folderMenu?.(folder)}
            onDrop={onDrop && ((ids) => onDrop(ids, folder.id))}
          >
            {folder.name}
          </Entry>
        ))}
      </Group>
      <Group title={t('side.kind')}>
        {KINDS(t)
          .filter(({ kind, always }) => always || (counts.kinds[kind] ?? 0) > 0)
          .map(({ kind, label, icon }) => (
            <Entry
              key={kind}
              href={to({ kind })}
              icon={icon}
              count={counts.kinds[kind] ?? 0}
              current={filter.kind === kind}
            >
              {label}
            </Entry>
          ))}
      </Group>
      {counts.needsAlt + counts.failed + counts.deleted > 0 ? (
        <Group title={t('side.needsALook')}>
          <Entry
            href={to({ look: 'alt' })}
            icon="eye"
            count={counts.needsAlt}
            current={filter.look === 'alt'}
          >
            {t('side.noTextEquivalent')}
          </Entry>
          {counts.failed > 0 ? (
            <Entry
              href={to({ look: 'failed' })}
              icon="warn"
              count={counts.failed}
              current={filter.look === 'failed'}
            >
              {t('side.cannotBeRead')}
            </Entry>
          ) : null}
          {counts.deleted > 0 ? (
            <Entry
              href={to({ look: 'deleted' })}
              icon="trash"
              count={counts.deleted}
              current={filter.look === 'deleted'}
            >
              {t('side.recentlyDeleted')}
            </Entry>
          ) : null}
        </Group>
      ) : null}
      <div>
        <h2 className="type-label mb-1.5 text-ink-3">{t('side.fiveLights')}</h2>
        <p className="text-ink-3">{t('side.onePerCarrierProfile')}</p>
      </div>
    </aside>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2 className="type-label mb-1.5 text-ink-3">{title}</h2>
      <ul>{children}</ul>
    </div>
  )
}

function Entry({
  href,
  icon,
  count,
  current,
  menu,
  onDrop,
  children,
}: {
  href: string
  icon: IconName
  count: number
  current: boolean
  menu?: ReactNode
  onDrop?: ((ids: string[]) => void) | undefined
  children: ReactNode
}) {
  const t = useWords('media')
  const [over, setOver] = useState(false)
  const take = (event: DragEvent) => {
    if (!onDrop || !carriesAssets(event)) return
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') onDrop(droppedAssets(event))
  }
  return (
    <li
      className="group relative -mx-2 flex items-center"
      onDragOver={take}
      onDrop={take}
      onDragLeave={() => setOver(false)}
    >
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        className={clsx(
          'flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-2 font-medium',
          current ? 'bg-surface font-semibold shadow-[inset_0_0_0_1px_var(--line)]' : 'hover:bg-fill',
          over && 'bg-bulb-wash shadow-[inset_0_0_0_1.4px_var(--bulb-rim)]',
        )}
      >
        <Icon name={icon} size={15} className={current ? 'text-ink' : 'text-ink-2'} />
        <span className="truncate">{children}</span>
        <span
          className={clsx(
            'ms-auto ps-2 text-ink-3 tabular-nums',
            menu && 'group-focus-within:opacity-0 group-hover:opacity-0',
          )}
        >
          {t.count(count)}
        </span>
      </Link>
      {menu ? (
        <span className="absolute end-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100">
          {menu}
        </span>
      ) : null}
    </li>
  )
}
