import { decodeMm1, encodeMm1Bytes } from '@/lib/mms'
import {
  besideCopy,
  type CodecMeasurement,
  copiesOf,
  type Job,
  LARGE,
  retrieveConf,
  SMALL,
} from './mms-sample'

/** An m-retrieve-conf decoded to fields and parts; the limit is one copy of its bytes. */
export async function run(): Promise<CodecMeasurement> {
  return besideCopy('mm1-decode', decoding(LARGE), decoding(SMALL))
}

function decoding(size: number): Job {
  const bytes = encodeMm1Bytes(retrieveConf(size))
  const received = copiesOf(bytes)
  return { bytes, work: (index) => decodeMm1(received[index % received.length] ?? bytes) }
}
