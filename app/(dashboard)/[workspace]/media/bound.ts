import type { LibraryActions } from '@/components/media/actions'
import {
  addFolder,
  bringBack,
  bringBackVersion,
  editPicture,
  makeAgain,
  makeAllAgain,
  nameFolder,
  putIntoFolder,
  removeAssets,
  removeFolder,
  replaceInCampaigns,
  saveAsset,
  tagAll,
} from './actions'

/** The library's actions for one workspace, to hand to its components. */
export function libraryActions(slug: string): LibraryActions {
  return {
    save: saveAsset.bind(null, slug),
    move: putIntoFolder.bind(null, slug),
    tag: tagAll.bind(null, slug),
    makeAllAgain: makeAllAgain.bind(null, slug),
    remove: removeAssets.bind(null, slug),
    bringBack: bringBack.bind(null, slug),
    makeAgain: makeAgain.bind(null, slug),
    edit: editPicture.bind(null, slug),
    restoreVersion: bringBackVersion.bind(null, slug),
    replaceEverywhere: replaceInCampaigns.bind(null, slug),
    addFolder: addFolder.bind(null, slug),
    nameFolder: nameFolder.bind(null, slug),
    removeFolder: removeFolder.bind(null, slug),
  }
}
