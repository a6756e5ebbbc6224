import { z } from 'zod'

/** Kinds of media beside pictures, which everybody takes, by the types they are sent as. */
const KIND_TYPES = {
  clips: ['video/mp4', 'video/3gpp'],
  sounds: ['audio/mp4', 'audio/amr', 'audio/mpeg'],
  contacts: ['text/x-vcard'],
  calendars: ['text/calendar'],
} as const

export type TakenKind = keyof typeof KIND_TYPES
export const takenKinds = Object.keys(KIND_TYPES) as TakenKind[]

/** Below this no recognisable picture is left beside a text. */
const LEAST_BYTES = 30_000
const bytes = z
  .number('Enter a number.')
  .int('Use a whole number.')
  .min(LEAST_BYTES, 'Enter 30 kB or more: less holds no picture.')
  .max(100_000_000, 'Enter 100 MB or less.')
  .nullable()

/**
 * What whoever carries for an account takes, beside the limits of the networks behind it; the tighter one counts. Null is
 * without a limit of its own.
 */
export const accountLimitsSchema = z.object({
  /** Whose published figures these are; null where a member entered others. */
  from: z.string().max(40).nullable(),
  /** Of the whole encoded message, bytes. */
  messageBytes: bytes,
  /** The same, of one with anything but JPEG, PNG and GIF. */
  otherBytes: bytes,
  /** Media of one message. */
  media: z
    .number('Enter a number.')
    .int('Use a whole number.')
    .min(1, 'At least one.')
    .max(100, 'At most 100.')
    .nullable(),
  kinds: z.array(z.enum(takenKinds)).max(takenKinds.length),
})

export type AccountLimits = z.output<typeof accountLimitsSchema>

/** An account's limits as they are stored; null for one without any, and for what no release wrote. */
export function readLimits(stored: unknown): AccountLimits | null {
  const { data = null } = accountLimitsSchema.nullable().safeParse(stored)
  return data
}

const isPicture = (mime: string) => mime.startsWith('image/')

/** Whether an account takes media of a type. */
export function takesType(limits: AccountLimits | null, mime: string): boolean {
  if (!limits || isPicture(mime)) return true
  return limits.kinds.some((kind) => (KIND_TYPES[kind] as readonly string[]).includes(mime))
}

/** The most bytes an account takes of a whole message with media of these types; Infinity where it does not say. */
export function mostBytes(limits: AccountLimits | null, types: readonly string[]): number {
  const all = limits?.messageBytes ?? Number.POSITIVE_INFINITY
  if (types.every(isPicture)) return all
  return Math.min(all, limits?.otherBytes ?? Number.POSITIVE_INFINITY)
}

/** Published limits of one who carries messages for others. */
export interface LimitsPreset {
  id: string
  name: string
  limits: AccountLimits
  source: string
  /** The day the source was read, ISO date. */
  date: string
}

const DATE = '2026-11-14'
const NOTHING: Omit<AccountLimits, 'from'> = {
  messageBytes: null,
  otherBytes: null,
  media: null,
  kinds: takenKinds,
}

function preset(id: string, name: string, source: string, own: Partial<AccountLimits>): LimitsPreset {
  return { id, name, source, date: DATE, limits: { ...NOTHING, ...own, from: id } }
}

/** Kilobytes and megabytes are decimal, as elsewhere: the smaller reading of a figure is the safe one. */
export const limitsPresets: readonly LimitsPreset[] = [
  preset(
    'aws',
    'AWS End User Messaging',
    'AWS, MMS file types and sizes: 2 MB of JPEG, PNG or GIF, 600 kB of others',
    {
      messageBytes: 2_000_000,
      otherBytes: 600_000,
    },
  ),
  preset(
    'bandwidth',
    'Bandwidth',
    'Bandwidth, messaging errors and media: 3.5 MB, 10 files; 525 kB from toll-free',
    {
      messageBytes: 3_500_000,
      media: 10,
    },
  ),
  preset('infobip', 'Infobip', 'Infobip, MMS: 1 MB reaches most carriers', { messageBytes: 1_000_000 }),
  preset('plivo', 'Plivo', 'Plivo, MMS: under 5 MB', { messageBytes: 5_000_000, media: 10 }),
  preset('signalwire', 'SignalWire', 'SignalWire, MMS: 1.2 MB from local numbers; 750 kB from toll-free', {
    messageBytes: 1_200_000,
  }),
  preset('sinch', 'Sinch', 'Sinch, MMS without transcoding: 1 MB, 8 slides', {
    messageBytes: 1_000_000,
    media: 8,
  }),
  preset('telnyx', 'Telnyx', 'Telnyx, error 40317: under 1 MB; 10 media', {
    messageBytes: 1_000_000,
    media: 10,
  }),
  preset(
    'twilio',
    'Twilio',
    'Twilio, accepted media types: 5 MB of JPEG, PNG or GIF; API reference: 500 kB of others, 10 media',
    { messageBytes: 5_000_000, otherBytes: 500_000, media: 10 },
  ),
  preset('vonage', 'Vonage', 'Vonage, Messages API: one image, clip, sound or contact card', {
    media: 1,
    kinds: ['clips', 'sounds', 'contacts'],
  }),
]
