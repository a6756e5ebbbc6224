import { encodeMm1, encodeMm1Bytes } from '@/lib/mms'
import type { Measurement } from './index'
import { besideCopy, retrieveConf } from './mms-sample'

/** An m-retrieve-conf as segments ready to be written; the limit is one copy of its bytes. */
export async function run(): Promise<Measurement> {
  return besideCopy('mm1-encode', encodeMm1Bytes(retrieveConf), () => encodeMm1(retrieveConf))
}
