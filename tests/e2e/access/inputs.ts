import type { Sample } from './sample'

// What the walk must be told about server actions, because no program can see it. An action that is missing here fails
// the walk: whoever adds one says who may use it.

/** Actions outside any workspace, by folder, and whom they serve. */
export const outside: Record<string, Record<string, 'anybody' | 'signed in'>> = {
  '(auth)': {
    beginSignUp: 'anybody',
    completeSignUp: 'anybody',
    askForNewPassword: 'anybody',
    setNewPassword: 'anybody',
    joinAsNewUser: 'anybody',
    joinWorkspace: 'signed in',
    makeWorkspace: 'signed in',
  },
  '(dashboard)/[workspace]/settings/account': {
    renameMe: 'signed in',
    speakMyLanguage: 'signed in',
    changeMyPassword: 'signed in',
    endMySessions: 'signed in',
  },
}

/** Actions of a workspace that a viewer may use, because they read or concern the viewer alone. */
const forViewers = 'a viewer may'

/**
 * Every action of a workspace: an input that parses, so that a viewer is refused by role and not by form, or that a
 * viewer may use it.
 */
export function inputs({ values, rule, draft }: Sample): Record<string, Record<string, unknown>> {
  const unknownId = '00000000-0000-7000-8000-000000000000'
  const byId = { id: unknownId }
  const campaign = { id: values.campaign }
  const segment = { id: values.segment }
  const asset = { id: values.asset }
  const contacts = { ids: [values.contact] }
  const file = { id: values.import }
  const uneditedPicture = {
    flip: false,
    turn: 0,
    crop: null,
    focus: null,
    trim: null,
    posterMs: null,
    asVideo: false,
  }
  return {
    '(dashboard)/[workspace]': { findAnything: forViewers },
    workspace: { findAnything: forViewers },
    start: { connectBuiltInPhones: {}, bringBuiltInPeople: {} },
    'settings/workspace': {
      saveWorkspace: {
        name: 'x',
        brandName: 'x',
        timeZone: 'America/New_York',
        optOutLine: 'Reply STOP',
        stopReply: 'x',
        startReply: 'x',
        helpReply: 'x',
        attributionHours: 24,
      },
    },
    'settings/team': {
      setMemberRole: { userId: unknownId, role: 'viewer' },
      removeFromTeam: { userId: unknownId },
      inviteToTeam: { email: 'walk@example.com', role: 'viewer' },
      endInvitation: byId,
      leaveTeam: forViewers,
    },
    'settings/keys': { makeKey: { name: 'x', scopes: ['media.read'] }, endKey: byId },
    'settings/webhooks': {
      addWebhook: { url: 'https://hooks.example/', description: '', types: ['reply.received'] },
      changeWebhook: { ...byId, url: 'https://hooks.example/', description: '', types: ['reply.received'] },
      renewWebhookSecret: byId,
      pauseWebhook: byId,
      resumeWebhook: byId,
      removeWebhook: byId,
      testWebhook: byId,
      sendDeliveryAgain: { ...byId, delivery: unknownId },
      sendAllFailedAgain: byId,
    },
    'settings/senders': {
      connectCarrier: { adapter: 'simulator', name: 'x', credentials: {} },
      testCarrier: byId,
      changeCarrier: { ...byId, name: 'x', ratePerSecond: 1, price: 1, credentials: {} },
      resumeCarrier: byId,
      disconnectCarrier: byId,
      limitCarrier: { ...byId, limits: null },
      addSender: { accountId: unknownId, address: '+18285550199', type: 'long_code' },
      endSender: byId,
      limitProfile: { profileId: 'universal', kilobytes: 250 },
    },
    segments: {
      makeSegment: { name: 'x', rule },
      studySegment: forViewers,
      lookInside: forViewers,
      saveSegmentRule: { ...segment, rule, basedOn: '2026-01-01T00:00:00.000Z' },
      nameSegment: { ...segment, name: 'x' },
      copySegment: segment,
      removeSegment: { ...segment, deleted: true },
      writeToSegment: segment,
    },
    media: {
      moreAssets: forViewers,
      saveAsset: { ...asset, name: 'x' },
      putIntoFolder: { ids: [values.asset], folderId: null },
      tagAll: { ids: [values.asset], tag: 'x' },
      makeAllAgain: { ids: [values.asset] },
      removeAssets: { ids: [values.asset] },
      bringBack: { ids: [values.asset] },
      makeAgain: asset,
      editPicture: { ...asset, edit: uneditedPicture, renewScheduled: false },
      bringBackVersion: { ...asset, number: 1, renewScheduled: false },
      replaceInCampaigns: { ...asset, by: unknownId },
      addFolder: { name: 'x' },
      nameFolder: { ...byId, name: 'x' },
      removeFolder: byId,
    },
    designs: {
      previewDesign: forViewers,
      saveDesign: {
        design: 'sale-snip',
        format: 'portrait',
        words: {},
        pictureAssetId: null,
        name: 'x',
        altText: '',
        assetId: null,
        inPlace: false,
      },
      saveDesignDraft: {
        subject: 'design/sale-snip',
        revision: 0,
        content: { format: 'portrait', words: {}, pictureAssetId: null },
      },
      dropDesignDraft: { subject: 'design/sale-snip' },
    },
    'settings/brand': {
      makeContactCard: { name: 'x', phone: '+18285550142', email: '', url: '' },
      saveBrand: {
        palette: { ground: '#ffffff', ink: '#000000', accent: '#aa0000', accent2: '#00aa00' },
        pairing: 'signal',
        logoAssetId: null,
      },
    },
    contacts: {
      moreContacts: forViewers,
      addContact: { phone: '+18285550147', values: {} },
      editContact: { id: values.contact, values: {} },
      removeContacts: contacts,
      bringBackContacts: contacts,
      tagTheseContacts: { ...contacts, tag: 'x' },
      addAttribute: { label: 'x', type: 'text' },
    },
    'contacts/import': {
      mapImport: { ...file, mapping: { columns: [{ to: 'phone' }], tags: [] } },
      attestImport: { ...file, attestation: null },
      tryImport: file,
      beginImport: file,
      stopImport: file,
      takeBackImport: file,
      rejections: forViewers,
    },
    campaigns: {
      startCampaign: { name: 'x' },
      saveCampaign: { ...campaign, revision: 0, name: 'x', draft },
      inspectCampaign: forViewers,
      launch: { ...campaign, revision: 0 },
      takeBackLaunch: campaign,
      skipHold: campaign,
      copyCampaign: campaign,
      moveOnCalendar: { ...campaign, revision: 0, at: null },
      putAwayCampaign: { ...campaign, deleted: true },
      sendTestMessage: { ...campaign, variant: 0, phones: '(828) 555-0151' },
    },
    'campaigns/[campaign]/results': {
      pause: campaign,
      resume: campaign,
      stop: campaign,
      segmentAfter: { ...campaign, kind: 'not_received' },
      writeFollowUp: { ...campaign, kind: 'not_received' },
    },
    consent: {
      checkChain: forViewers,
      recordOptOut: { phone: '+18285550147', reason: 'opted_out', note: 'called us' },
      recordYes: { phone: '+18285550147', note: 'signed a form at the till' },
      release: { phone: '+18285550147', note: 'asked for it at the till' },
    },
    phones: {
      readHandset: { handset: 'x' },
      replyFromPhone: { handset: 'x', text: 'x' },
      addPhone: { number: '(828) 555-0160', model: 'iphone', network: 'att' },
      changePhone: { handset: 'x', change: { on: true } },
      removePhone: { handset: 'x' },
      wipePhone: { handset: 'x' },
      wipeShelf: {},
      fetchMessage: { message: 'x' },
      openMessage: { message: 'x' },
      readPdus: { message: 'x' },
    },
  }
}

/** Whether an entry of `inputs` says that viewers may. */
export function mayViewer(entry: unknown): boolean {
  return entry === forViewers
}
