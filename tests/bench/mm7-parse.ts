import { buildMm7, encodedBody, parseMm7, REL6 } from '@/lib/mms'
import type { Measurement } from './index'
import { besideCopy, content, copiesOf, submitReq } from './mms-sample'

/** A SubmitReq read from an HTTP body, picture included; the limit is one copy of its bytes. */
export async function run(): Promise<Measurement> {
  const built = buildMm7({ ...submitReq, content }, REL6)
  const bytes = encodedBody(built)
  const received = copiesOf(bytes)
  return besideCopy('mm7-parse', bytes, (index) =>
    parseMm7(built.contentType, received[index % received.length] ?? bytes),
  )
}
