'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ChipPicker } from '@/components/ui/combobox'
import { Field, Textarea } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { SectionHead } from '@/components/ui/sheet'
import type { AssetChange, AssetDetail, AssetUse, LibraryCounts } from '@/lib/media/asset'

const NO_FOLDER = 'none'

/** What is known about a picture in words: the text for those who cannot see it, tags, folder, where it is used. */
export function AssetFacts({
  asset,
  counts,
  workspace,
  onChange,
  onMove,
}: {
  asset: AssetDetail
  counts: LibraryCounts
  workspace: string
  /** Undefined for members who may only look. */
  onChange: ((change: AssetChange) => void) | undefined
  onMove: ((folderId: string | null) => void) | undefined
}) {
  return (
    <div className="grid gap-4">
      {onChange ? (
        <AltText key={asset.altText} text={asset.altText} onSave={(altText) => onChange({ altText })} />
      ) : (
        <div>
          <SectionHead as="h3" title="Text for people who cannot see it" />
          <p>{asset.altText || 'None yet.'}</p>
        </div>
      )}
      {onChange ? (
        <ChipPicker
          label="Tags"
          addLabel="Add a tag"
          values={asset.tags}
          options={[...new Set([...asset.tags, ...counts.tags.map(({ tag }) => tag)])].map((tag) => ({
            value: tag,
            label: tag,
          }))}
          onValuesChange={(tags) => onChange({ tags: [...tags] })}
          onCreate={(tag) => onChange({ tags: [...asset.tags, tag] })}
        />
      ) : (
        <p className="text-ink-2">{asset.tags.length > 0 ? asset.tags.join(', ') : 'No tags'}</p>
      )}
      {onMove && counts.folders.length > 0 ? (
        <Field label="Folder">
          <Select
            value={asset.folderId ?? NO_FOLDER}
            onValueChange={(value) => onMove(value === NO_FOLDER ? null : value)}
            options={[
              { value: NO_FOLDER, label: 'In no folder' },
              ...counts.folders.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      ) : null}
      <div>
        <SectionHead as="h3" title={usedIn(asset)} />
        <ul className="grid gap-1">
          {asset.uses.map((use) => (
            <li key={use.id} className="flex items-baseline gap-2">
              <Link
                href={
                  use.kind === 'brand' ? `/${workspace}/settings/brand` : `/${workspace}/campaigns/${use.id}`
                }
                className="min-w-0 truncate text-link"
              >
                {use.name}
              </Link>
              <span className="flex-none text-sm text-ink-3">{keepsInWords(use)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function usedIn({ uses }: AssetDetail): string {
  const campaigns = uses.filter(({ kind }) => kind === 'campaign').length
  if (uses.length === 0) return 'Used in no campaign yet'
  const parts = campaigns > 0 ? [`${campaigns} ${campaigns === 1 ? 'campaign' : 'campaigns'}`] : []
  if (uses.length > campaigns) parts.push('the brand kit')
  return `Used in ${parts.join(' and ')}`
}

/** Whether a use follows the asset or keeps what it was. */
function keepsInWords({ kind, status }: AssetUse): string {
  if (kind === 'brand') return 'new designs follow'
  if (status === 'draft') return 'draft, follows'
  return status === 'scheduled' ? 'scheduled, keeps what was reviewed' : `${status}, keeps what left`
}

function AltText({ text, onSave }: { text: string; onSave: (text: string) => void }) {
  const [draft, setDraft] = useState(text)
  const changed = draft.trim() !== text
  return (
    <Field
      label="Text for people who cannot see it"
      hint={text ? undefined : 'Say what the picture says: the offer, the date, what is to be seen.'}
    >
      <Textarea
        rows={3}
        maxLength={500}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => changed && onSave(draft.trim())}
      />
      {changed ? (
        <div className="mt-1.5 flex justify-end gap-2">
          <Button
            size="s"
            kind="ghost"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setDraft(text)}
          >
            Take back
          </Button>
          <Button
            size="s"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onSave(draft.trim())}
          >
            Save
          </Button>
        </div>
      ) : null}
    </Field>
  )
}
