'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass, IconButton, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Menu, MenuItem, MenuRule } from '@/components/ui/menu'
import { PageHead } from '@/components/ui/page-head'
import type { AssetDetail } from '@/lib/media/asset'
import type { Words } from '@/lib/words/translate'
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
  const t = useWords('media')
  return (
    <PageHead
      crumbs={crumbsOf(t, asset, workspace)}
      title={
        acts ? (
          <InlineEdit
            value={asset.name}
            label={t('assetHead.name')}
            onSave={(name) => void acts.save({ name })}
          />
        ) : (
          asset.name
        )
      }
      beside={<State asset={asset} />}
      actions={
        <>
          {editing ? null : (
            <a href={asset.download} download className={buttonClass('plain', 'm')}>
              <Icon name="download" size={14} />
              {t('assetHead.download')}
            </a>
          )}
          {acts && !editing ? (
            <>
              {designHref ? (
                <LinkButton icon="edit" href={designHref}>
                  {t('assetHead.editDesign')}
                </LinkButton>
              ) : null}
              {onEdit && !designHref ? (
                <Button icon={plays(asset.kind) ? 'edit' : 'crop'} onClick={onEdit}>
                  {plays(asset.kind) ? t('assetHead.trim') : t('assetHead.edit')}
                </Button>
              ) : null}
              <Replace asset={asset} acts={acts} more={more} onUpload={onUpload} />
              <LinkButton kind="go" href={`/${workspace}/campaigns/new?asset=${asset.id}`}>
                {t('assetHead.useInACampaign')}
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
  const t = useWords('media')
  const [open, setOpen] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const { drafts, scheduled } = usesByStatus(asset)
  return (
    <>
      <Menu trigger={<IconButton icon="more" kind="plain" label={t('assetHead.more')} />}>
        <MenuItem icon="upload" onSelect={() => setOpen(true)}>
          {t('assetHead.putANewFile')}
        </MenuItem>
        {drafts + scheduled > 0 ? (
          <MenuItem icon="replace" onSelect={() => setChoosing(true)}>
            {t('assetHead.replaceEverywhere')}
          </MenuItem>
        ) : null}
        <MenuItem icon="refresh" onSelect={() => void acts.again()}>
          {t('assetHead.renderAgain')}
        </MenuItem>
        <MenuRule />
        <MenuItem icon="trash" danger onSelect={() => void acts.remove()}>
          {t('assetHead.delete')}
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

function crumbsOf(t: Words<'media'>, asset: AssetDetail, workspace: string) {
  const library = { label: t('assetHead.library'), href: `/${workspace}/media` }
  if (!asset.folderId || !asset.folderName) return [library]
  return [library, { label: asset.folderName, href: `${library.href}?folder=${asset.folderId}` }]
}

function State({ asset }: { asset: AssetDetail }) {
  const t = useWords('media')
  if (asset.status === 'processing') return <Badge tone="live">{t('assetHead.beingMade')}</Badge>
  if (asset.status === 'failed') return <Badge tone="block">{t('assetHead.cannotBeSent')}</Badge>
  const look = asset.lights.filter((light) => light.fit !== 'fits').length
  return look === 0 ? (
    <Badge tone="good">{t('assetHead.readyForEveryCarrier')}</Badge>
  ) : (
    <Badge tone="warn">
      {look === 1 ? t('assetHead.oneCarrierToLook') : t('assetHead.carriersToLookAt', { look })}
    </Badge>
  )
}
