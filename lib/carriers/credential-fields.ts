import { z } from 'zod'
import { said, written } from '../words/said'
import { isFingerprint, readNetworks } from './callback-rules'

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

const tls = 'TLS certificates'

/** How we prove who we are, and know who the carrier is, in TLS. */
export const tlsFields = {
  ca: z
    .string()
    .max(20_000)
    .optional()
    .meta({ section: tls, label: 'Carrier’s own certificate authority (PEM)', input: 'area' }),
  certificate: z
    .string()
    .max(20_000)
    .optional()
    .meta({ section: tls, label: 'Client certificate (PEM)', input: 'area' }),
  privateKey: z
    .string()
    .max(20_000)
    .optional()
    .meta({ section: tls, label: 'Client key (PEM)', secret: true, input: 'area' }),
}

const mostNetworks = 100
const tooManyNetworks = written(
  said('Enter up to {most} addresses or networks, for example 203.0.113.0/24, one on each line.', {
    most: mostNetworks,
  }),
)

const callback = 'Who may send reports and replies'

/** Who may post to the callback address besides knowing it; see `CallbackRules`. */
export const callbackFields = {
  callbackUsername: z.string().max(200).optional().meta({
    section: callback,
    label: 'User name of the carrier',
    help: 'For Basic authentication of its reports and replies.',
  }),
  callbackPassword: z
    .string()
    .max(500)
    .optional()
    .meta({ section: callback, label: 'Password of the carrier', secret: true, input: 'password' }),
  callbackAddresses: z
    .string()
    .max(5000)
    .refine((text) => {
      const { length = 0 } = readNetworks(text) ?? {}
      return length > 0 && length <= mostNetworks
    }, tooManyNetworks)
    .optional()
    .meta({
      section: callback,
      label: 'Addresses it comes from',
      help: 'Addresses or networks, one on each line. Reports from elsewhere are refused.',
      input: 'area',
    }),
  callbackCertificate: z
    .string()
    .max(200)
    .refine(isFingerprint, 'Enter the SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.')
    .optional()
    .meta({
      section: callback,
      label: 'Fingerprint of its certificate',
      help: 'SHA-256 of the TLS client certificate that it shows.',
    }),
}
