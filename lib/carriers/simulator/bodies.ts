import { z } from 'zod'
import { PHONE_MODELS } from './models'
import { NETWORK_NAMES, NETWORKS } from './networks'

/** What the simulator's JSON API takes. */

/** `POST /handsets/:id/replies`: what the owner types; `photo` is base64. At least one of the two. */
export const replyBody = z
  .object({
    text: z.string().trim().max(5_000).optional(),
    photo: z
      .object({ contentType: z.string().regex(/^image\/[\w.+-]+$/), data: z.base64().max(8_000_000) })
      .optional(),
    /** `MessageView.id` that is answered; the latest message of the handset when left out. */
    inReplyTo: z.string().max(80).optional(),
    /** A message of one's own: the business's address and the VASP that owns it. */
    to: z.string().max(80).optional(),
    vaspId: z.string().max(80).optional(),
    /** To whom, where nothing came yet that could be answered. */
    otherwise: z.object({ to: z.string().max(80), vaspId: z.string().max(80) }).optional(),
  })
  .refine((body) => body.text || body.photo, { message: 'A reply needs text or a photo.' })
export type ReplyBody = z.input<typeof replyBody>

const switches = {
  on: z.boolean(),
  data: z.boolean(),
  mms: z.boolean(),
  autoFetch: z.boolean(),
  reports: z.boolean(),
  rejects: z.boolean(),
}

const NUMBER_WRONG = 'Write the number with its area code, such as (828) 555-0160.'

/** A mobile number as people write it; E.164 comes out. Ten digits are taken as a number of the United States. */
const phoneNumber = z
  .string()
  .max(40, NUMBER_WRONG)
  .transform((written) => written.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+?[1-9]\d{9,14}$/, NUMBER_WRONG))
  .transform((digits) => (digits.length === 10 ? `+1${digits}` : `+${digits.replace('+', '')}`))
  .refine((number) => !number.startsWith('+1') || /^\+1[2-9]\d{2}[2-9]\d{6}$/.test(number), NUMBER_WRONG)

const described = {
  name: z.string().trim().min(1, 'Give the phone a name.').max(40, 'A name has at most 40 characters.'),
  network: z.enum(NETWORKS, { error: `Choose a carrier: ${Object.values(NETWORK_NAMES).join(', ')}.` }),
  theme: z.enum(['light', 'dark']),
  knowsSender: z.boolean(),
}

/** `POST /handsets`: one more phone. Without a name it is called by its model and last digits. */
export const handsetBody = z
  .object({
    number: phoneNumber,
    model: z.enum(PHONE_MODELS, { error: `Choose a model: ${PHONE_MODELS.join(', ')}.` }),
    ...described,
    name: described.name.optional(),
    theme: described.theme.default('light'),
    knowsSender: described.knowsSender.default(false),
    switches: z.object(switches).partial().strict().default({}),
  })
  .strict()
export type HandsetInput = z.input<typeof handsetBody>

/** `PATCH /handsets/:id`: its switches; of a phone that was added, also what it is called and where it is. */
export const changeBody = z
  .object({ ...switches, ...described })
  .partial()
  .strict()
export type HandsetChange = z.output<typeof changeBody>

const credentials = z.object({ username: z.string().max(200), password: z.string().max(200) })

/** `PUT /vasps/:id`: where reports and replies of a VASP go, and who may submit as it. */
export const vaspBody = z
  .object({
    callbackUrl: z.url({ protocol: /^https?$/ }),
    /** Basic credentials the simulator uses on the callback. */
    callbackAuth: credentials.optional(),
    /** Basic credentials a submission must carry. */
    submitAuth: credentials.optional(),
    dialect: z.enum(['3gpp-rel6', '3gpp-rel5', 'sinch', 'mbuni']).default('3gpp-rel6'),
  })
  .strict()
export type Vasp = z.output<typeof vaspBody>

export const FAULT_KINDS = [
  'latency', // `value` ms before the answer
  'http', // answer HTTP status `value` with a web page
  'status', // answer StatusCode (MM1: response status) `value`, nothing kept
  'hang_before', // read nothing, answer nothing
  'hang_after', // accept the message, never answer
  'reset_before', // drop the connection before reading
  'reset_after', // accept the message, drop the connection
  'malformed', // accept the message, answer something that is neither MM7 nor MM1
  'throttle', // 4006 (MM1: a transient failure) above `value` submissions a second
  'duplicate_reports', // send every report twice
  'reorder_reports', // read before delivered, and shuffled
  'drop_reports', // lose the report
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** `POST /faults`: one fault, for matching submissions (or their reports), so often and so likely. */
export const faultBody = z
  .object({
    kind: z.enum(FAULT_KINDS),
    value: z.number().int().min(0).max(600_000).optional(),
    /** How many times it strikes; without it, until deleted. */
    times: z.number().int().min(1).max(1_000_000).optional(),
    probability: z.number().min(0).max(1).default(1),
    vaspId: z.string().max(80).optional(),
    recipient: z.string().max(80).optional(),
    /** Which door it strikes at; over MM1, m-send-req of other clients only. */
    protocol: z.enum(['mm7', 'mm1']).default('mm7'),
  })
  .strict()
export type FaultInput = z.input<typeof faultBody>
export type Fault = z.output<typeof faultBody> & { id: string; struck: number }

/** `PUT /behaviour`: how numbers that are not on the shelf behave. */
export const behaviourBody = z
  .object({
    /** Share of numbers that never take a message (MMStatus Unrecognised), and that are out of reach (Expired). */
    unsupportedRate: z.number().min(0).max(1),
    expiredRate: z.number().min(0).max(1),
    /** Share that opens it, when read reports were asked for. */
    readRate: z.number().min(0).max(1),
    /** Shortest and longest time in ms from acceptance to delivery. */
    latencyMs: z.tuple([z.number().min(0), z.number().min(0)]),
    /** Delivery reports to send at once, and the pauses in ms before each further attempt. */
    reportConcurrency: z.number().int().min(1).max(256),
    retryMs: z.array(z.number().min(0)).max(10),
    /** Factor on every wait of the shelf; 0 makes everything happen at once. */
    pace: z.number().min(0).max(10),
  })
  .partial()
  .strict()
export type Behaviour = Required<z.output<typeof behaviourBody>>

export const DEFAULT_BEHAVIOUR: Behaviour = {
  unsupportedRate: 0.006,
  expiredRate: 0.004,
  readRate: 0.55,
  latencyMs: [150, 2_500],
  reportConcurrency: 16,
  retryMs: [1_000, 5_000, 30_000, 120_000, 300_000],
  pace: 1,
}
