import { z } from 'zod'

// Fields that the credentials of several adapters have. Labels and helps draw the settings form.

/** How we sign in over HTTP. */
export const basicFields = {
  username: z.string().max(200).optional().meta({ label: 'User name' }),
  password: z.string().max(500).optional().meta({ label: 'Password', secret: true, input: 'password' }),
}

/** What is asked for and how silence is read, whatever the protocol. */
export function sendingFields(protocol: string) {
  return {
    readReports: z
      .enum(['no', 'yes'])
      .default('no')
      .meta({
        label: 'Ask for read reports',
        help: 'Many carriers charge for them or send none.',
        input: 'select',
        options: { no: 'No', yes: 'Yes' },
      }),
    serverErrors: z
      .enum(['uncertain', 'refused'])
      .default('uncertain')
      .meta({
        label: `An HTTP 500 without an ${protocol} answer means`,
        help: 'Uncertain: never sent again, listed as unknown. Refused: tried again, which may send twice where the carrier had taken it.',
        input: 'select',
        options: { uncertain: 'Uncertain', refused: 'Refused' },
      }),
  }
}

/** How we prove who we are, and know who the carrier is, in TLS. */
export const tlsFields = {
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
}
