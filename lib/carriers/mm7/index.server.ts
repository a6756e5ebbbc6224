import type { Carrier } from '../carrier'
import { openMm7 } from './connection.server'
import { type Mm7Credentials, mm7Credentials, recipientsPerRequest } from './credentials'
import { receiveMm7 } from './receive'

const mediaTypes = ['image/jpeg', 'image/png', 'image/gif', 'text/plain']

export const mm7: Carrier<Mm7Credentials> = {
  id: 'mm7',
  name: 'MM7',
  description: 'Any carrier or hub that takes messages over MM7 (3GPP TS 23.140).',
  credentials: mm7Credentials,
  capabilities: (credentials) => ({
    mediaTypes,
    maxBytes: 1_500_000,
    recipientsPerRequest: recipientsPerRequest(credentials),
    media: credentials.media,
    receipts: { delivery: true, read: credentials.readReports === 'yes' },
    lookUp: false,
    defaultRate: 25,
  }),
  callbackRules: (credentials) => credentials,
  open: openMm7,
  receive: receiveMm7,
}
