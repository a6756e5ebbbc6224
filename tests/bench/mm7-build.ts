import { buildSubmit, composeSlides, encodedBody, prepareContent, REL6 } from '@/lib/mms'
import { besideCopy, type CodecMeasurement, type Job, LARGE, SMALL, slides, submitReq } from './mms-sample'

/** A SubmitReq for one more recipient of a campaign (the picture prepared once); the limit is one copy of its bytes. */
export async function run(): Promise<CodecMeasurement> {
  return besideCopy('mm7-build', building(LARGE), building(SMALL))
}

function building(size: number): Job {
  const prepared = prepareContent(composeSlides(slides(size, { slot: 'text' }), REL6), REL6)
  const work = () => buildSubmit(submitReq, REL6, prepared, { text: 'Maya, pick the next Drift.' })
  return { bytes: encodedBody(work()), work }
}
