'use client'

import { lazy } from 'react'
import { useWords } from '#words'
import { OnDemand } from '@/components/ui/on-demand'
import { Poster } from '@/components/ui/poster'
import type { ComposerAsset } from '@/lib/campaigns/composer-asset'
import type { ComposerProps } from './types'

const fetchDialog = () => import('./picker-dialog')
const PickerDialog = lazy(fetchDialog)

/** Adds something of the library to a message: the newest at hand, everything in a dialog. */
export function MediaPicker({
  props,
  chosen,
  onChoose,
  onFiles,
}: {
  props: ComposerProps
  chosen: string[]
  onChoose: (asset: ComposerAsset) => void
  /** Takes files of this machine. */
  onFiles: (files: readonly File[]) => void
}) {
  const t = useWords('composer')
  const others = props.assets.filter(({ id }) => !chosen.includes(id))
  const trigger = (
    <button
      type="button"
      className="grid min-h-16 min-w-28 place-items-center rounded-md border border-dashed border-line-2 px-3 text-sm font-medium text-ink-2 hover:bg-well"
    >
      {chosen.length > 0 ? t('mediaPicker.addAnother') : t('mediaPicker.chooseAPicture')}
    </button>
  )
  return (
    <div className="flex flex-wrap items-stretch gap-2">
      <OnDemand trigger={trigger} opens="dialog" fetch={fetchDialog}>
        <PickerDialog
          assets={props.assets}
          chosen={chosen}
          slug={props.workspace.slug}
          find={props.actions.findAssets}
          onChoose={onChoose}
          onFiles={onFiles}
          trigger={trigger}
        />
      </OnDemand>
      <div className="flex gap-1.5 max-md:hidden">
        {others.slice(0, 4).map((asset) => (
          <button
            key={asset.id}
            type="button"
            onClick={() => onChoose(asset)}
            aria-label={t('mediaPicker.add', { name: asset.name })}
            className="rounded-sm"
          >
            <Poster src={asset.thumbnail} alt="" width={48} />
          </button>
        ))}
      </div>
    </div>
  )
}
