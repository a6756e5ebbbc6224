import { buildMm7, encodedBody, parseMm7, REL6 } from '@/lib/mms'
import {
  besideCopy,
  type CodecMeasurement,
  content,
  copiesOf,
  type Job,
  LARGE,
  SMALL,
  submitReq,
} from './mms-sample'

/** A SubmitReq read from an HTTP body, picture included; the limit is one copy of its bytes. */
export async function run(): Promise<CodecMeasurement> {
  return besideCopy('mm7-parse', parsing(LARGE), parsing(SMALL), 'read')
}

function parsing(size: number): Job {
  const built = buildMm7({ ...submitReq, content: content(size) }, REL6)
  const bytes = encodedBody(built)
  const received = copiesOf(bytes)
  return { bytes, work: (index) => parseMm7(built.contentType, received[index % received.length] ?? bytes) }
}
