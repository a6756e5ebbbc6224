import { encodeMm1, encodeMm1Bytes } from '@/lib/mms'
import { besideCopy, type CodecMeasurement, type Job, LARGE, retrieveConf, SMALL } from './mms-sample'

/** An m-retrieve-conf as segments ready to be written; the limit is one copy of its bytes. */
export async function run(): Promise<CodecMeasurement> {
  return besideCopy('mm1-encode', encoding(LARGE), encoding(SMALL))
}

function encoding(size: number): Job {
  const message = retrieveConf(size)
  return { bytes: encodeMm1Bytes(message), work: () => encodeMm1(message) }
}
