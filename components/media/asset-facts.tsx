'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { ChipPicker } from '@/components/ui/combobox'
import { Field, Textarea } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { Select } from '@/components/ui/select'
import { SectionHead } from '@/components/ui/sheet'
import type { AssetChange, AssetDetail, AssetUse, LibraryCounts } from '@/lib/media/asset'
import type { Words } from '@/lib/words/translate'

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
  const t = useWords('media')
  return (
    <div className="grid gap-4">
      {onChange ? (
        <AltText key={asset.altText} text={asset.altText} onSave={(altText) => onChange({ altText })} />
      ) : (
        <div>
          <SectionHead as="h3" title={t('assetFacts.textForPeopleWho')} />
          <p>{asset.altText || t('assetFacts.noneYet')}</p>
        </div>
      )}
      {onChange ? (
        <ChipPicker
          label={t('assetFacts.tags')}
          addLabel={t('assetFacts.addATag')}
          values={asset.tags}
          options={[...new Set([...asset.tags, ...counts.tags.map(({ tag }) => tag)])].map((tag) => ({
            value: tag,
            label: tag,
          }))}
          onValuesChange={(tags) => onChange({ tags: [...tags] })}
          onCreate={(tag) => onChange({ tags: [...asset.tags, tag] })}
        />
      ) : (
        <p className="text-ink-2">{asset.tags.length > 0 ? asset.tags.join(', ') : t('assetFacts.noTags')}</p>
      )}
      {onMove && counts.folders.length > 0 ? (
        <Field label={t('assetFacts.folder')}>
          <Select
            value={asset.folderId ?? NO_FOLDER}
            onValueChange={(value) => onMove(value === NO_FOLDER ? null : value)}
            options={[
              { value: NO_FOLDER, label: t('assetFacts.inNoFolder') },
              ...counts.folders.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      ) : null}
      <div>
        <SectionHead as="h3" title={usedIn(t, asset)} />
        <ul className="grid">
          {asset.uses.map((use) => (
            <li key={use.id} className="flex items-baseline gap-2">
              <Link
                href={
                  use.kind === 'brand' ? `/${workspace}/settings/brand` : `/${workspace}/campaigns/${use.id}`
                }
                className="min-w-0 truncate py-[3px] leading-[18px] text-link"
              >
                {use.name}
              </Link>
              <span className="flex-none text-sm text-ink-3">{keepsInWords(t, use)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function usedIn(t: Words<'media'>, { uses }: AssetDetail): string {
  const campaigns = uses.filter(({ kind }) => kind === 'campaign').length
  if (uses.length === 0) return t('assetFacts.usedInNoCampaign')
  const parts = campaigns > 0 ? [t('assetFacts.campaigns', { campaigns })] : []
  if (uses.length > campaigns) parts.push(t('assetFacts.theBrandKit'))
  return t('assetFacts.usedIn', { value: t.list(parts) })
}

/** Whether a use follows the asset or keeps what it was. */
function keepsInWords(t: Words<'media'>, { kind, status }: AssetUse): string {
  if (kind === 'brand') return t('assetFacts.newDesignsFollow')
  if (status === 'draft') return t('assetFacts.draftFollows')
  return status === 'scheduled' ? t('assetFacts.scheduledKeepsWhatWas') : t('assetFacts.keepsWhatLeft')
}

function AltText({ text, onSave }: { text: string; onSave: (text: string) => void }) {
  const t = useWords('media')
  const [draft, setDraft] = useState(text)
  const changed = draft.trim() !== text
  return (
    <Field
      label={t('assetFacts.textForPeopleWho')}
      hint={text ? undefined : t('assetFacts.sayWhatThePicture')}
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
            {t('assetFacts.takeBack')}
          </Button>
          <Button
            size="s"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onSave(draft.trim())}
          >
            {t('assetFacts.save')}
          </Button>
        </div>
      ) : null}
    </Field>
  )
}
