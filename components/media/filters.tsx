'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { IconButton } from '@/components/ui/button'
import { Chip, ChipToggle } from '@/components/ui/chip'
import { Input } from '@/components/ui/field'
import type { IconName } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { SegmentedLinks, type SegmentLink } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { LibraryCounts } from '@/lib/media/asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import { SORTS, type Sort } from '@/lib/media/sort'
import type { Words } from '@/lib/words/translate'
import { libraryHref } from './address'
import type { Selection } from './use-selection'

const SHAPES = (t: Words<'media'>) =>
  ({
    portrait: t('filters.portrait'),
    square: t('filters.square'),
    landscape: t('filters.landscape'),
  }) as const
const KINDS = (t: Words<'media'>) =>
  ({
    image: t('filters.pictures'),
    gif: t('filters.moving'),
    video: t('filters.video'),
    audio: t('filters.sound'),
  }) as const
const TYPING_MS = 250

/** Search and filters; what is chosen lives in the page's address. */
export function LibraryFilters({
  base,
  filter,
  counts,
  selection,
}: {
  base: string
  filter: AssetFilter
  counts: LibraryCounts
  /** Undefined for members who may only look. */
  selection: Selection | undefined
}) {
  const t = useWords('media')
  const router = useRouter()
  const go = (change: Partial<AssetFilter>) =>
    router.replace(libraryHref(base, { ...filter, ...change }), { scroll: false })
  const toggle = <Name extends keyof AssetFilter>(name: Name, value: AssetFilter[Name]) =>
    go({ [name]: filter[name] === value ? undefined : value })
  return (
    <div className="mb-3.5 flex items-center gap-2 max-md:-mx-3.5 max-md:overflow-x-auto md:flex-wrap max-md:px-3.5 max-md:[scrollbar-width:none]">
      <Search q={filter.q} onSearch={(q) => go({ q })} />
      {selection ? (
        <span className="contents md:hidden">
          <ChipToggle
            icon="check"
            pressed={selection.active}
            onPress={() => selection.setActive(!selection.active)}
          >
            {t('filters.select')}
          </ChipToggle>
        </span>
      ) : null}
      {filter.tag ? (
        <Chip
          look="selected"
          icon="tag"
          onRemove={() => go({ tag: undefined })}
          removeLabel={t('filters.anyTag')}
        >
          {filter.tag}
        </Chip>
      ) : null}
      <span className="contents lg:hidden">
        {Object.entries(KINDS(t)).map(([kind, label]) => (
          <ChipToggle
            key={kind}
            pressed={filter.kind === kind}
            onPress={() => toggle('kind', kind as AssetFilter['kind'])}
          >
            {label}
          </ChipToggle>
        ))}
        {counts.folders.map((folder) => (
          <ChipToggle
            key={folder.id}
            icon="folder"
            pressed={filter.folder === folder.id}
            onPress={() => toggle('folder', folder.id)}
          >
            {folder.name}
          </ChipToggle>
        ))}
      </span>
      {filter.look === 'deleted' || counts.deleted > 0 ? (
        <span className="contents lg:hidden">
          <ChipToggle
            icon="trash"
            pressed={filter.look === 'deleted'}
            onPress={() => toggle('look', 'deleted')}
          >
            {t('filters.recentlyDeleted')}
          </ChipToggle>
        </span>
      ) : null}
      {Object.entries(SHAPES(t)).map(([shape, label]) => (
        <ChipToggle
          key={shape}
          pressed={filter.shape === shape}
          onPress={() => toggle('shape', shape as AssetFilter['shape'])}
        >
          {label}
        </ChipToggle>
      ))}
      <ChipToggle pressed={filter.used === 'yes'} onPress={() => toggle('used', 'yes')}>
        {t('filters.used')}
      </ChipToggle>
      <ChipToggle pressed={filter.used === 'no'} onPress={() => toggle('used', 'no')}>
        {t('filters.notUsed')}
      </ChipToggle>
      {counts.tags.slice(0, filter.tag ? 0 : 3).map(({ tag }) => (
        <ChipToggle key={tag} icon="tag" pressed={false} onPress={() => toggle('tag', tag)}>
          {tag}
        </ChipToggle>
      ))}
      <span className="ms-auto flex flex-none items-center gap-2">
        <Select
          size="s"
          aria-label={t('filters.order')}
          options={SORTS.map((value) => ({ value, label: t(`filters.${value}`) }))}
          value={filter.sort ?? 'newest'}
          onValueChange={(sort) => go({ sort: sort === 'newest' ? undefined : (sort as Sort) })}
        />
        <SegmentedLinks label={t('filters.look')} links={looks(t, base, filter)} />
      </span>
    </div>
  )
}

function looks(t: Words<'media'>, base: string, filter: AssetFilter): SegmentLink[] {
  const look = (view: AssetFilter['view'], icon: IconName, name: string) => ({
    href: libraryHref(base, { ...filter, view }),
    icon,
    label: <span className="sr-only">{name}</span>,
    current: filter.view === view,
  })
  return [look(undefined, 'grid', t('filters.asPictures')), look('list', 'list', t('filters.asAList'))]
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const t = useWords('media')
  const [text, setText] = useState(q)
  const field = useRef<HTMLDivElement>(null)
  const latest = useRef(onSearch)
  latest.current = onSearch
  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(() => latest.current(text.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, q])
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof Element && event.target.closest('input,textarea,[contenteditable]')
      if (event.key !== '/' || writing || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      field.current?.querySelector('input')?.focus()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])
  return (
    <div ref={field} className="w-67 flex-none max-md:w-52">
      <Input
        type="search"
        quiet
        icon="search"
        aria-label={t('filters.searchTheLibrary')}
        placeholder={t('filters.namesTagsTexts')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        trailing={
          text ? (
            <IconButton
              icon="close"
              size="s"
              label={t('filters.clearTheSearch')}
              onClick={() => setText('')}
            />
          ) : (
            <span className="max-md:hidden">
              <Kbd>/</Kbd>
            </span>
          )
        }
      />
    </div>
  )
}
