import { z } from 'zod'
import { basicFields, callbackFields, sendingFields, tlsFields } from '../credential-fields'

const proxyForm = /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i
const headerName = /^[\w-]{1,60}$/
/** What HTTP itself needs cannot be set from outside. */
const ownHeaders =
  /^(?:host|connection|keep-alive|upgrade|expect|te|trailer|cookie|x-wap-profile|authorization|user-agent|accept|content-.*|transfer-.*|proxy-.*)$/i
const printable = /^[\x20-\x7e]*$/

const gateway = 'What the gateway asks for'

/** What it takes to reach an MMSC as a phone does. Labels and helps draw the settings form. */
export const mm1Credentials = z
  .object({
    url: z
      .url({ protocol: /^https?$/, error: 'Enter the http or https address of the MMSC.' })
      .max(500)
      .meta({
        label: 'MMSC address',
        help: 'As in the MMS settings of a phone, for example http://mms.example/',
        input: 'url',
      }),
    proxy: z
      .string()
      .trim()
      .refine(
        (text) => proxyForm.test(text) && URL.canParse(`http://${text}`),
        'Enter the proxy as host:port, for example 10.0.0.172:80.',
      )
      .optional()
      .meta({
        label: 'MMS proxy',
        help: 'As host:port, where the network has one. It takes http addresses only.',
      }),
    version: z.enum(['1.0', '1.1', '1.2', '1.3']).default('1.2').meta({
      section: gateway,
      label: 'MMS version',
      help: 'The version that each message names.',
      input: 'select',
    }),
    from: z
      .enum(['number', 'inserted'])
      .default('number')
      .meta({
        section: gateway,
        label: 'Sender’s address in the message',
        help: 'Some MMSCs insist on filling it in themselves, from the line or the header below.',
        input: 'select',
        options: { number: 'The number it is sent from', inserted: 'Filled in by the MMSC' },
      }),
    senderHeader: z
      .string()
      .trim()
      .regex(headerName, 'Enter the name of a header, for example X-MSISDN.')
      .refine((name) => !ownHeaders.test(name), 'This header is set by HTTP itself.')
      .optional()
      .meta({
        section: gateway,
        label: 'Header that names the sender',
        help: 'For example X-MSISDN, where the gateway asks for one.',
      }),
    senderHeaderValue: z
      .string()
      .trim()
      .max(200)
      .regex(printable, 'Use plain letters, digits and punctuation.')
      .optional()
      .meta({
        section: gateway,
        label: 'Value of that header',
        help: 'Left blank: the digits of the number it is sent from.',
      }),
    userAgent: z
      .string()
      .trim()
      .max(200)
      .regex(printable, 'Use plain letters, digits and punctuation.')
      .optional()
      .meta({ section: gateway, label: 'User-Agent', help: 'Some MMSCs decide by it what they take.' }),
    profile: z
      .url({ protocol: /^https?$/, error: 'Enter the http or https address of the profile.' })
      .max(500)
      .optional()
      .meta({
        section: gateway,
        label: 'x-wap-profile',
        help: 'Address of a device profile, where the MMSC asks for one.',
        input: 'url',
      }),
    ...basicFields,
    ...sendingFields('MM1'),
    ...tlsFields,
    ...callbackFields,
  })
  .refine(({ url, proxy }) => !proxy || /^http:/i.test(url), {
    path: ['url'],
    error: 'Through a proxy, the address begins with http.',
  })

export type Mm1Credentials = z.output<typeof mm1Credentials>
