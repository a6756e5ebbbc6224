/**
 * Carrier profiles: what a carrier lets through to a phone from one kind of number. Limits are data with a source
 * and a date, because published figures disagree and move. `messageBytes` counts the whole encoded message
 * (headers, SMIL, text and every part) in decimal bytes; see budget.ts for what that leaves for media.
 */

/** Carriers with a profile of their own. Any other carrier, or none known, goes through the ladder. */
export const CARRIERS = ['att', 'tmobile', 'verizon', 'uscellular'] as const
export type Carrier = (typeof CARRIERS)[number]

/** The kinds of sender a carrier tells apart. */
export const NUMBER_TYPES = ['long_code', 'toll_free', 'short_code'] as const
export type NumberType = (typeof NUMBER_TYPES)[number]

export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/gif'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

const VIDEO_TYPES = ['video/mp4', 'video/3gpp'] as const
const AUDIO_TYPES = ['audio/mp4', 'audio/amr', 'audio/mpeg'] as const
const CARD_TYPES = ['text/x-vcard', 'text/calendar'] as const

/** Everything a rendition may be. */
export const MEDIA_TYPES = [...PICTURE_TYPES, ...VIDEO_TYPES, ...AUDIO_TYPES, ...CARD_TYPES] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** What phones behind a carrier profile play. */
export interface ClipLimits {
  /** H.264 is Constrained Baseline with AAC-LC; H.263 is profile 0, level 10, of one size alone. */
  video: 'h264' | 'h263'
  /** Largest frame, px. The box may be turned, but not for H.263. */
  width: number
  height: number
  /** Frames per second at most. */
  frameRate: number
  /** Bits per second of the whole clip at most; null where bytes alone decide. */
  bitRate: number | null
  channels: 1 | 2
  source: string
  /** The day the source was read, ISO date. */
  date: string
}

export interface CarrierProfile {
  id: string
  /** `any`: the limit holds whichever carrier the phone is on. */
  carrier: Carrier | 'any'
  numberType: NumberType | 'any'
  /** Its name in English; `profile-words.ts` has what a marketer reads. */
  label: string
  /** Whole encoded message, bytes. */
  messageBytes: number
  /** Largest picture, px. The box may be turned: a portrait is held to height × width. */
  width: number
  height: number
  /** Types that arrive as they are sent. A rendition is of one of these. */
  mime: readonly MediaType[]
  /** The handset reads baseline JPEG only. */
  baseline: boolean
  clip: ClipLimits
  source: string
  /** The day the source was read, ISO date. */
  date: string
}

const TELNYX = 'Telnyx, MMS transcoding: size by destination carrier and number type'
const SINCH = 'Sinch, MMS size limits by carrier (raw bytes)'
const DATE = '2026-11-14'

/** Largest picture an Android handset is told to send or show (AOSP mms_config, T-Mobile US 310-260 family). */
const HANDSET = { width: 2592, height: 1944 }
/** Clips for phones of this day. 30 s is advised there too; shorter or longer, the bytes decide. */
const PHONE_CLIP: ClipLimits = {
  video: 'h264',
  width: 1280,
  height: 720,
  frameRate: 30,
  bitRate: null,
  channels: 2,
  source: 'Sinch, MMS best practices: MP4, 1280×720 or 640×1138; Telnyx transcodes to H.264 MP4',
  date: '2026-11-22',
}

/** Clips for handsets of the first MMS years. */
const OLD_CLIP: ClipLimits = {
  video: 'h263',
  width: 176,
  height: 144,
  frameRate: 15,
  bitRate: 64_000 + 12_200,
  channels: 1,
  source:
    'OMA MMS Conformance 1.2, Video Basic class: H.263 profile 0 level 10 in 3GP; 15 fps also by Commio',
  date: '2026-11-22',
}

const MODERN = {
  ...HANDSET,
  mime: [...PICTURE_TYPES, 'video/mp4', 'video/3gpp', ...AUDIO_TYPES, ...CARD_TYPES],
  baseline: false,
  clip: PHONE_CLIP,
  date: DATE,
} as const satisfies Partial<CarrierProfile>

export const PROFILES: readonly CarrierProfile[] = [
  {
    ...MODERN,
    id: 'att-long',
    carrier: 'att',
    numberType: 'long_code',
    label: 'AT&T',
    messageBytes: 1_000_000,
    source: TELNYX,
  },
  {
    ...MODERN,
    id: 'tmobile-long',
    carrier: 'tmobile',
    numberType: 'long_code',
    label: 'T-Mobile',
    messageBytes: 1_500_000,
    source: TELNYX,
  },
  {
    ...MODERN,
    id: 'verizon-long',
    carrier: 'verizon',
    numberType: 'long_code',
    label: 'Verizon',
    messageBytes: 1_000_000,
    source: TELNYX,
  },
  {
    ...MODERN,
    id: 'uscellular-long',
    carrier: 'uscellular',
    numberType: 'long_code',
    label: 'US Cellular',
    messageBytes: 1_000_000,
    source: `${SINCH}: 1,530,843, the figure it gives AT&T too; held to the stricter AT&T limit of Telnyx`,
  },
  {
    ...MODERN,
    id: 'tollfree',
    carrier: 'any',
    numberType: 'toll_free',
    label: 'Toll-free',
    messageBytes: 500_000,
    source: `${TELNYX}: 600 kB; Bandwidth refuses above 525 kB, so held to 500 kB`,
  },
  {
    ...MODERN,
    id: 'att-short',
    carrier: 'att',
    numberType: 'short_code',
    label: 'AT&T',
    messageBytes: 600_000,
    source: TELNYX,
  },
  {
    ...MODERN,
    id: 'tmobile-short',
    carrier: 'tmobile',
    numberType: 'short_code',
    label: 'T-Mobile',
    messageBytes: 1_000_000,
    source: TELNYX,
  },
  {
    ...MODERN,
    id: 'verizon-short',
    carrier: 'verizon',
    numberType: 'short_code',
    label: 'Verizon',
    messageBytes: 1_200_000,
    source: TELNYX,
  },
  {
    ...MODERN,
    id: 'uscellular-short',
    carrier: 'uscellular',
    numberType: 'short_code',
    label: 'US Cellular',
    messageBytes: 600_000,
    source: `${SINCH}: about 5,250,000; no second source, so held to the standard rung`,
  },
  {
    ...MODERN,
    id: 'large',
    carrier: 'any',
    numberType: 'any',
    label: 'Large',
    messageBytes: 1_000_000,
    source: 'Braze and Infobip: 1 MB reaches most US and Canadian carriers',
  },
  {
    ...MODERN,
    id: 'standard',
    carrier: 'any',
    numberType: 'any',
    label: 'Standard',
    messageBytes: 600_000,
    source: 'Braze, standard MMS size; OMA MMS Conformance 1.3, Megapixel class',
  },
  {
    ...MODERN,
    id: 'universal',
    carrier: 'any',
    numberType: 'any',
    label: 'Universal',
    messageBytes: 300_000,
    source: 'Infobip and Braze: 300 kB is carried by every operator',
  },
  {
    id: 'old-handset',
    carrier: 'any',
    numberType: 'any',
    label: 'Old handset',
    messageBytes: 100_000,
    width: 640,
    height: 480,
    mime: [
      'image/jpeg',
      'image/gif',
      'video/3gpp',
      'audio/amr',
      'audio/mp4',
      'text/x-vcard',
      'text/calendar',
    ],
    baseline: true,
    clip: OLD_CLIP,
    source: 'OMA MMS Conformance 1.2, Image Rich class',
    date: DATE,
  },
]

const BY_ID = new Map(PROFILES.map((profile) => [profile.id, profile]))

/** The five lights under every picture, in the order they are drawn. */
export const LIGHTS = ['att-long', 'tmobile-long', 'verizon-long', 'tollfree', 'old-handset'] as const

/** Rungs for a carrier nobody knows, largest first. */
const LADDER = ['large', 'standard', 'tollfree', 'universal', 'old-handset'] as const

/** The profile with this id, or undefined for an id this release does not know. */
export function profileById(id: string): CarrierProfile | undefined {
  return BY_ID.get(id)
}

function known(id: string): CarrierProfile {
  const profile = BY_ID.get(id)
  if (!profile) throw new Error(`No carrier profile is called ${id}.`)
  return profile
}

/**
 * The profile a message is fitted to. A toll-free sender has one limit for all carriers. A carrier without a profile,
 * or one not known, gets the standard rung from a long or short code, and the universal rung when not even the kind
 * of number is known: too small is a softer picture, too large is silence.
 */
export function profileFor(carrier: string | null, numberType: NumberType | null): CarrierProfile {
  if (numberType === null) return known('universal')
  if (numberType === 'toll_free') return known('tollfree')
  return (
    PROFILES.find((profile) => profile.carrier === carrier && profile.numberType === numberType) ??
    known('standard')
  )
}

/** The next smaller rung, for a carrier that answered "too large"; null below the smallest. */
export function rungBelow(profile: Pick<CarrierProfile, 'messageBytes'>): CarrierProfile | null {
  const id = LADDER.find((rung) => known(rung).messageBytes < profile.messageBytes)
  return id ? known(id) : null
}

/** The five profiles of the lights. */
export const LIGHT_PROFILES: readonly CarrierProfile[] = LIGHTS.map(known)
