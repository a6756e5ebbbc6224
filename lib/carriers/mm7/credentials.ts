import { z } from 'zod'
import { MM7_DIALECTS, type Mm7Dialect, REL6 } from '../../mms'
import { basicFields, callbackFields, sendingFields, tlsFields } from '../credential-fields'

const dialectNames = Object.keys(MM7_DIALECTS) as [string, ...string[]]

/** What it takes to reach an MMSC over MM7. Labels and helps draw the settings form. */
export const mm7Credentials = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Enter the http or https address of the MM7 interface.' })
    .max(500)
    .meta({
      label: 'MM7 address',
      help: 'Where SubmitReq goes, for example https://mmsc.example/mm7',
      input: 'url',
    }),
  vaspId: z.string().trim().min(1, 'The carrier gave you a VASP ID.').max(80).meta({ label: 'VASP ID' }),
  vasId: z
    .string()
    .trim()
    .max(80)
    .optional()
    .meta({ label: 'VAS ID', help: 'Only where the carrier asks for one.' }),
  ...basicFields,
  dialect: z
    .enum(dialectNames)
    .default(REL6.name)
    .meta({ label: 'Version', help: 'Which form of MM7 the carrier speaks.', input: 'select' }),
  serviceCode: z
    .string()
    .max(80)
    .optional()
    .meta({ label: 'Service code', help: 'For billing, where agreed.' }),
  media: z
    .enum(['value', 'reference'])
    .default('value')
    .meta({
      label: 'Pictures travel',
      help: 'Few carriers fetch pictures (message/external-body, RFC 2017). Ask yours first.',
      input: 'select',
      options: { value: 'Inside the message', reference: 'As an address the carrier fetches' },
    }),
  recipientsPerRequest: z.coerce
    .number()
    .int('Enter a whole number.')
    .min(1, 'At least one.')
    .max(100, 'At most 100.')
    .default(1)
    .meta({
      label: 'Recipients in one request',
      help: 'Only messages with the very same text share one, as blind copies. More than one saves requests where the carrier agreed to it.',
      input: 'number',
    }),
  ...sendingFields('MM7'),
  ...tlsFields,
  ...callbackFields,
})

export type Mm7Credentials = z.output<typeof mm7Credentials>

/** As agreed, and never more than the dialect takes. */
export function recipientsPerRequest(credentials: Mm7Credentials): number {
  return Math.min(credentials.recipientsPerRequest, dialectOf(credentials).maxRecipients)
}

export function dialectOf(credentials: Pick<Mm7Credentials, 'dialect'>): Mm7Dialect {
  return MM7_DIALECTS[credentials.dialect as keyof typeof MM7_DIALECTS] ?? REL6
}
