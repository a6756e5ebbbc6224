import type { Carrier } from '../carrier'
import { mediaTypes } from '../slides'
import { openMm7 } from './connection.server'
import { dialectOf, type Mm7Credentials, mm7Credentials, recipientsPerRequest } from './credentials'
import { receiveMm7 } from './receive'

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
    encoding: encodingOf(credentials),
    receipts: { delivery: true, read: credentials.readReports === 'yes' },
    lookUp: false,
    defaultRate: 25,
  }),
  callbackRules: (credentials) => credentials,
  open: openMm7,
  receive: receiveMm7,
}

/** What a carrier fetches comes to it as it is. */
function encodingOf(credentials: Mm7Credentials): 'binary' | 'base64' {
  const inside = credentials.media === 'value' && dialectOf(credentials).transferEncoding === 'base64'
  return inside ? 'base64' : 'binary'
}
