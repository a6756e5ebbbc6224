import type { Carrier } from '../carrier'
import { mediaTypes } from '../slides'
import { openMm1 } from './connection.server'
import { type Mm1Credentials, mm1Credentials } from './credentials'
import { receiveMm1 } from './receive'

export const mm1: Carrier<Mm1Credentials> = {
  id: 'mm1',
  name: 'MM1',
  description:
    'An MMSC, a gateway or a modem that takes messages as a phone sends them (OMA MMS 1.0 to 1.3).',
  credentials: mm1Credentials,
  capabilities: (credentials) => ({
    mediaTypes,
    maxBytes: 1_000_000,
    recipientsPerRequest: 1,
    media: 'value',
    encoding: 'binary',
    receipts: { delivery: true, read: credentials.readReports === 'yes' },
    lookUp: false,
    defaultRate: 5,
  }),
  callbackRules: (credentials) => credentials,
  open: openMm1,
  receive: receiveMm1,
}
