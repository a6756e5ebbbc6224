import { z } from 'zod'
import { MM7_DIALECTS, type Mm7Dialect, REL6 } from '../../mms'

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
  username: z.string().max(200).optional().meta({ label: 'User name' }),
  password: z.string().max(500).optional().meta({ label: 'Password', secret: true, input: 'password' }),
  dialect: z
    .enum(dialectNames)
    .default(REL6.name)
    .meta({ label: 'Version', help: 'Which form of MM7 the carrier speaks.', input: 'select' }),
  serviceCode: z
    .string()
    .max(80)
    .optional()
    .meta({ label: 'Service code', help: 'For billing, where agreed.' }),
  readReports: z.enum(['no', 'yes']).default('no').meta({
    label: 'Ask for read reports',
    help: 'Many carriers charge for them or send none.',
    input: 'select',
  }),
  serverErrors: z.enum(['uncertain', 'refused']).default('uncertain').meta({
    label: 'An HTTP 500 without an MM7 answer means',
    help: 'Uncertain: never sent again, listed as unknown. Refused: tried again, which may send twice where the carrier had taken it.',
    input: 'select',
  }),
  ca: z
    .string()
    .max(20_000)
    .optional()
    .meta({ label: 'Carrier’s own certificate authority (PEM)', input: 'area' }),
  certificate: z.string().max(20_000).optional().meta({ label: 'Client certificate (PEM)', input: 'area' }),
  privateKey: z
    .string()
    .max(20_000)
    .optional()
    .meta({ label: 'Client key (PEM)', secret: true, input: 'area' }),
})

export type Mm7Credentials = z.output<typeof mm7Credentials>

export function dialectOf(credentials: Pick<Mm7Credentials, 'dialect'>): Mm7Dialect {
  return MM7_DIALECTS[credentials.dialect as keyof typeof MM7_DIALECTS] ?? REL6
}
