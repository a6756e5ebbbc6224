'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { saying } from '@/app/words'
import { replaceEverywhere } from '@/lib/campaigns/replace-media.server'
import { assetFilterSchema } from '@/lib/media/asset-filter'
import { sayFailure } from '@/lib/media/asset-words'
import { listAssets } from '@/lib/media/assets.server'
import { editSchema } from '@/lib/media/edit/edit'
import {
  changeAsset,
  createFolder,
  deleteAssets,
  deleteFolder,
  moveAssets,
  renameFolder,
  renderAgain,
  renderAllAgain,
  restoreAssets,
  tagAssets,
} from '@/lib/media/library.server'
import { editAsset, renewInScheduled, restoreVersion } from '@/lib/media/versions.server'

const ids = z.array(z.uuid()).min(1).max(500)
const folderName = z
  .string()
  .trim()
  .min(1, 'Give the folder a name.')
  .max(60, 'A name may have 60 characters.')

export const moreAssets = action(
  z.object({ filter: assetFilterSchema, after: z.uuid().optional() }),
  async ({ scope }, { filter, after }) => {
    const say = await saying()
    const page = await listAssets(scope, filter, after)
    return { ...page, assets: page.assets.map((asset) => sayFailure(say, asset)) }
  },
)

export const saveAsset = action(
  z.object({
    id: z.uuid(),
    name: z.string().trim().min(1, 'Give the picture a name.').max(120).optional(),
    altText: z.string().trim().max(500, 'A text may have 500 characters.').optional(),
    tags: z.array(z.string().max(40)).max(20).optional(),
  }),
  ({ scope }, { id, ...change }) => changeAsset(scope, id, change),
)

export const putIntoFolder = action(z.object({ ids, folderId: z.uuid().nullable() }), ({ scope }, input) =>
  moveAssets(scope, input.ids, input.folderId),
)

export const tagAll = action(z.object({ ids, tag: z.string().trim().min(1).max(40) }), ({ scope }, input) =>
  tagAssets(scope, input.ids, input.tag),
)

export const makeAllAgain = action(z.object({ ids }), ({ scope }, input) => renderAllAgain(scope, input.ids))

export const removeAssets = action(z.object({ ids }), ({ scope }, input) => deleteAssets(scope, input.ids))

export const bringBack = action(z.object({ ids }), ({ scope }, input) => restoreAssets(scope, input.ids))

export const makeAgain = action(z.object({ id: z.uuid() }), ({ scope }, { id }) => renderAgain(scope, id))

export const editPicture = action(
  z.object({ id: z.uuid(), edit: editSchema, renewScheduled: z.boolean() }),
  async ({ scope }, { id, edit, renewScheduled }) => {
    const before = await editAsset(scope, id, edit)
    if (renewScheduled) await renewInScheduled(scope, id)
    return before
  },
)

export const bringBackVersion = action(
  z.object({ id: z.uuid(), number: z.number().int().min(1), renewScheduled: z.boolean() }),
  ({ scope }, { id, number, renewScheduled }) => restoreVersion(scope, id, number, renewScheduled),
)

export const replaceInCampaigns = action(
  z.object({ id: z.uuid(), by: z.uuid(), only: z.array(z.uuid()).max(1000).optional() }),
  ({ scope }, { id, by, only }) => replaceEverywhere(scope, { from: id, to: by, only }),
)

export const addFolder = action(z.object({ name: folderName }), ({ scope }, { name }) =>
  createFolder(scope, name),
)

export const nameFolder = action(z.object({ id: z.uuid(), name: folderName }), ({ scope }, { id, name }) =>
  renameFolder(scope, id, name),
)

export const removeFolder = action(z.object({ id: z.uuid() }), ({ scope }, { id }) => deleteFolder(scope, id))
