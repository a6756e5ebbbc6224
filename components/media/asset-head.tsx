'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass, IconButton, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Menu, MenuItem, MenuRule } from '@/components/ui/menu'
import { PageHead } from '@/components/ui/page-head'
import type { AssetDetail } from '@/lib/media/asset'
import type { MoreAssets } from './actions'
import { plays } from './clip'
import { NewFileDialog, ReplaceEverywhereDialog, usesByStatus } from './replace'
import type { Place } from './upload-item'
import type { useAssetActs } from './use-asset-acts'

/** Name, state and acts of one asset. */
export function AssetHead({
  asset,
  workspace,
  acts,
  more,
  designHref,
  onEdit,
  onUpload,
  editing,
}: {
  asset: AssetDetail
  workspace: string
  /** Undefined for members who may only look. */
  acts: ReturnType<typeof useAssetActs> | undefined
  more: MoreAssets
  /** Where its design is opened; what was drawn here is drawn anew rather than cut. */
  designHref: string | null
  /** Undefined while there is nothing to edit on. */
  onEdit: (() => void) | undefined
  onUpload: (file: File, place: Place | undefined) => void
  editing: boolean
}) {
  return (
    <PageHead
      crumbs={crumbsOf(asset, workspace)}
      title={
        acts ? (
          <InlineEdit value={asset.name} label="Name" onSave={(name) => void acts.save({ name })} />
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
          {acts && !editing ? (
            <>
              {designHref ? (
                <LinkButton icon="edit" href={designHref}>
                  Edit design
                </LinkButton>
              ) : null}
              {onEdit && !designHref ? (
                <Button icon={plays(asset.kind) ? 'edit' : 'crop'} onClick={onEdit}>
                  {plays(asset.kind) ? 'Trim' : 'Edit'}
                </Button>
              ) : null}
              <Replace asset={asset} acts={acts} more={more} onUpload={onUpload} />
              <LinkButton kind="go" href={`/${workspace}/campaigns/new?asset=${asset.id}`}>
                Use in a campaign
              </LinkButton>
            </>
          ) : null}
        </>
      }
    />
  )
}

function Replace({
  asset,
  acts,
  more,
  onUpload,
}: {
  asset: AssetDetail
  acts: ReturnType<typeof useAssetActs>
  more: MoreAssets
  onUpload: (file: File, place: Place | undefined) => void
}) {
  const [open, setOpen] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const { drafts, scheduled } = usesByStatus(asset)
  return (
    <>
      <Menu trigger={<IconButton icon="more" kind="plain" label="More" />}>
        <MenuItem icon="upload" onSelect={() => setOpen(true)}>
          Put a new file in its place
        </MenuItem>
        {drafts + scheduled > 0 ? (
          <MenuItem icon="replace" onSelect={() => setChoosing(true)}>
            Replace everywhere
          </MenuItem>
        ) : null}
        <MenuItem icon="refresh" onSelect={() => void acts.again()}>
          Render again
        </MenuItem>
        <MenuRule />
        <MenuItem icon="trash" danger onSelect={() => void acts.remove()}>
          Delete
        </MenuItem>
      </Menu>
      <NewFileDialog asset={asset} open={open} onOpenChange={setOpen} onUpload={onUpload} />
      <ReplaceEverywhereDialog
        asset={asset}
        more={more}
        open={choosing}
        onOpenChange={setChoosing}
        onChoose={(id) => void acts.replaceEverywhere(id)}
      />
    </>
  )
}

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
