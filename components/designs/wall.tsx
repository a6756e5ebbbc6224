'use client'

import clsx from 'clsx'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { IconButton, LinkButton } from '@/components/ui/button'
import { ChipToggle } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { SegmentedControl } from '@/components/ui/segmented'
import type { DesignCard } from '@/lib/designs/catalogue'
import { USE_IDS, type Use } from '@/lib/designs/design'
import { FORMAT_IDS, FORMATS, type Format } from '@/lib/designs/format'
import type { Words } from '@/lib/words/translate'
import { designsHref, type WallFilter } from './address'

const TYPING_MS = 250
/** Tiles of the first screen, fetched at once. */
const FIRST = 12

/** Every design in the workspace's brand: by use, by word, in three formats. */
export function DesignsWall({
  workspace,
  look,
  designs,
  filter,
}: {
  workspace: string
  /** Names how the brand looks; changes with the kit. */
  look: string
  designs: readonly DesignCard[]
  filter: WallFilter
}) {
  const t = useWords('designs')
  const router = useRouter()
  const base = `/${workspace}/designs`
  const go = (change: Partial<WallFilter>) =>
    router.replace(designsHref(base, { ...filter, ...change }), { scroll: false })
  const found = designs.filter((design) => matches(t, design, filter.q))
  const shown = found.filter(({ use }) => !filter.use || use === filter.use)
  return (
    <>
      <PageHead
        title={t('wall.designs')}
        crumbs={[{ label: t('wall.library'), href: `/${workspace}/media` }]}
        beside={
          <span className="type-label tabular-nums">{t('wall.inYourBrand', { shown: shown.length })}</span>
        }
        actions={
          <>
            <SegmentedControl
              label={t('wall.format')}
              value={filter.format}
              onValueChange={(format) => go({ format: format as Format })}
              segments={FORMAT_IDS.map((id) => ({ value: id, label: t(`format.${id}`) }))}
            />
            <LinkButton href={`/${workspace}/settings/brand`} icon="edit">
              {t('wall.brand')}
            </LinkButton>
          </>
        }
      />
      <Search q={filter.q} onSearch={(q) => go({ q })} />
      <fieldset
        aria-label={t('wall.whatItIsFor')}
        className="min-w-0 mt-2.5 mb-4 flex flex-wrap gap-1.5 max-md:-mx-3.5 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-3.5 max-md:[scrollbar-width:none]"
      >
        {USE_IDS.map((use) => (
          <UseChip
            key={use}
            use={use}
            count={found.filter((design) => design.use === use).length}
            pressed={filter.use === use}
            onPress={() => go({ use: filter.use === use ? null : use })}
          />
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <EmptyState title={t('wall.noDesignByThat')} icon="search">
          {t('wall.searchForWhatHappens')}
        </EmptyState>
      ) : (
        <ul
          aria-label={t('wall.designs')}
          className={clsx(
            'grid gap-x-4 gap-y-5',
            filter.format === 'landscape'
              ? 'grid-cols-[repeat(auto-fill,minmax(min(240px,100%),1fr))]'
              : 'grid-cols-[repeat(auto-fill,minmax(min(176px,44%),1fr))]',
          )}
        >
          {shown.map((design, index) => (
            <Tile
              key={design.id}
              design={design}
              base={base}
              format={filter.format}
              look={look}
              first={index < FIRST}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function matches(t: Words<'designs'>, { name, about, use, words }: DesignCard, q: string): boolean {
  const text = [name, about, t(`use.${use}`), words.headline, words.line].join(' ').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function UseChip({
  use,
  count,
  pressed,
  onPress,
}: {
  use: Use
  count: number
  pressed: boolean
  onPress: () => void
}) {
  const t = useWords('designs')
  if (count === 0 && !pressed) return null
  return (
    <ChipToggle pressed={pressed} onPress={onPress} count={count}>
      {t(`use.${use}`)}
    </ChipToggle>
  )
}

function Tile({
  design,
  base,
  format,
  look,
  first,
}: {
  design: DesignCard
  base: string
  format: Format
  look: string
  first: boolean
}) {
  const t = useWords('designs')
  const { width, height } = FORMATS[format]
  return (
    <li className="min-w-0 [contain-intrinsic-size:auto_300px] [content-visibility:auto]">
      <Link href={`${base}/${design.id}?format=${format}`} prefetch={false} className="block rounded-md">
        <span className="relative block overflow-hidden rounded-md bg-fill">
          {/* biome-ignore lint/performance/noImgElement: drawn by us, already the right size */}
          <img
            src={`${base}/${design.id}/picture?format=${format}&look=${look}`}
            alt=""
            width={width}
            height={height}
            loading={first ? 'eager' : 'lazy'}
            decoding="async"
            className="block h-auto w-full"
          />
          <span className="pointer-events-none absolute inset-0 rounded-[inherit] shadow-[inset_0_0_0_1px_var(--line)]" />
        </span>
        <span className="mt-1.5 block truncate font-[580]" translate="no">
          {design.name}
        </span>
        <span className="block truncate text-sm leading-4 text-ink-3">
          {t(`use.${design.use}`)}
          {design.series ? (
            <span translate="no">{`, ${design.series.name} ${design.series.stage}`}</span>
          ) : null}
        </span>
      </Link>
    </li>
  )
}

/** Searches while one types; the address changes when one pauses. */
function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const t = useWords('designs')
  const [typed, setTyped] = useState(q)
  const search = useRef(onSearch)
  search.current = onSearch
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => search.current(typed), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, q])
  return (
    <Input
      type="search"
      icon="search"
      quiet
      className="max-w-90"
      placeholder={t('wall.aSaleRainA')}
      aria-label={t('wall.searchDesigns')}
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      trailing={
        typed ? (
          <IconButton icon="close" label={t('wall.clearTheSearch')} size="s" onClick={() => setTyped('')} />
        ) : null
      }
    />
  )
}
