import type { ApiScope, Role } from './roles'

export const roleNames: Record<Role, string> = {
  owner: 'Owner',
  marketer: 'Marketer',
  agent: 'Agent',
  viewer: 'Viewer',
}

/** What a role may do, in a sentence. */
export const roleWords: Record<Role, string> = {
  owner: 'Everything, and the team, keys, senders and settings.',
  marketer: 'Media, contacts, segments and campaigns, sending included.',
  agent: 'Reads everything, answers replies, files opt-outs.',
  viewer: 'Reads everything, changes nothing.',
}

export const apiScopeWords: Record<ApiScope, string> = {
  'contacts.read': 'Read contacts',
  'contacts.write': 'Create and change contacts',
  'campaigns.read': 'Read campaigns',
  'results.read': 'Read results',
  'conversions.write': 'Report conversions',
  'media.read': 'Read media',
}
