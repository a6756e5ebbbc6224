import { decodeMm1, encodeMm1Bytes } from '@/lib/mms'
import type { Measurement } from './index'
import { besideCopy, copiesOf, retrieveConf } from './mms-sample'

/** An m-retrieve-conf decoded to fields and parts; the limit is one copy of its bytes. */
export async function run(): Promise<Measurement> {
  const bytes = encodeMm1Bytes(retrieveConf)
  const received = copiesOf(bytes)
  return besideCopy('mm1-decode', bytes, (index) => decodeMm1(received[index % received.length] ?? bytes))
}
