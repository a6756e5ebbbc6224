'use client'

import { PictureDialog } from '@/components/media/picture-dialog'
import { IconButton, LinkButton } from '@/components/ui/button'
import { Poster } from '@/components/ui/poster'
import type { ComposerProps } from './types'

/** The picture of a variant, from the library. */
export function PictureField({
  props,
  assetId,
  onChange,
}: {
  props: ComposerProps
  assetId: string | null
  onChange: (assetId: string | null) => void
}) {
  const chosen = props.assets.find((asset) => asset.id === assetId)
  const others = props.assets.filter((asset) => asset.id !== assetId).slice(0, 4)
  return (
    <div id="picture" className="mt-2.5 flex flex-wrap items-stretch gap-2">
      {chosen ? (
        <div className="flex min-w-60 flex-1 items-center gap-3 rounded-md p-2 shadow-[inset_0_0_0_1.5px_var(--ink)]">
          <Poster src={chosen.thumb} alt="" width={48} />
          <div className="min-w-0 flex-1">
            <b className="block truncate font-semibold">{chosen.name}</b>
            <span className="text-sm text-ink-3">
              {chosen.status === 'ready' ? 'Ready for every carrier' : 'Being made for the carriers'}
            </span>
          </div>
          <IconButton icon="close" size="s" label={`Remove ${chosen.name}`} onClick={() => onChange(null)} />
        </div>
      ) : null}
      <Picker props={props} onChange={onChange} label={chosen ? 'Another' : 'Choose a picture'} />
      <div className="flex gap-1.5 max-md:hidden">
        {others.map((asset) => (
          <button
            key={asset.id}
            type="button"
            onClick={() => onChange(asset.id)}
            aria-label={`Use ${asset.name}`}
            className="rounded-sm"
          >
            <Poster src={asset.thumb} alt="" width={48} />
          </button>
        ))}
      </div>
    </div>
  )
}

function Picker({
  props,
  onChange,
  label,
}: {
  props: ComposerProps
  onChange: (assetId: string) => void
  label: string
}) {
  return (
    <PictureDialog
      pictures={props.assets.map(({ id, name, thumb }) => ({ id, name, thumbnail: thumb }))}
      onChoose={onChange}
      empty="The library is empty. Upload a picture first."
      trigger={
        <button
          type="button"
          className="grid min-h-16 min-w-28 place-items-center rounded-md border border-dashed border-line-2 px-3 text-sm font-medium text-ink-2 hover:bg-well"
        >
          {label}
        </button>
      }
      footer={
        <>
          <LinkButton href={`/${props.workspace.slug}/designs`} icon="grid">
            Make one from a design
          </LinkButton>
          <LinkButton href={`/${props.workspace.slug}/media`} icon="upload">
            Upload in the library
          </LinkButton>
        </>
      }
    />
  )
}
