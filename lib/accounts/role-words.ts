import type { Words } from '../words/translate'
import type { ApiScope, Role } from './roles'

export const roleNames = (t: Words<'settings'>): Record<Role, string> => ({
  owner: t('roleWords.owner'),
  marketer: t('roleWords.marketer'),
  agent: t('roleWords.agent'),
  viewer: t('roleWords.viewer'),
})

/** What a role may do, in a sentence. */
export const roleWords = (t: Words<'settings'>): Record<Role, string> => ({
  owner: t('roleWords.everythingAndTheTeam'),
  marketer: t('roleWords.mediaContactsSegmentsAnd'),
  agent: t('roleWords.readsEverythingAnswersReplies'),
  viewer: t('roleWords.readsEverythingChangesNothing'),
})

export const apiScopeWords = (t: Words<'settings'>): Record<ApiScope, string> => ({
  'contacts.read': t('roleWords.readContacts'),
  'contacts.write': t('roleWords.createAndChangeContacts'),
  'campaigns.read': t('roleWords.readCampaigns'),
  'results.read': t('roleWords.readResults'),
  'conversions.write': t('roleWords.reportConversions'),
  'media.read': t('roleWords.readMedia'),
})
