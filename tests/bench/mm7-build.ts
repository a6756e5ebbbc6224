import { buildSubmit, composeSlides, encodedBody, prepareContent, REL6 } from '@/lib/mms'
import type { Measurement } from './index'
import { besideCopy, slides, submitReq } from './mms-sample'

/** A SubmitReq for one more recipient of a campaign (the picture prepared once); the limit is one copy of its bytes. */
export async function run(): Promise<Measurement> {
  const prepared = prepareContent(composeSlides(slides({ slot: 'text' }), REL6), REL6)
  const build = () => buildSubmit(submitReq, REL6, prepared, { text: 'Maya, pick the next Drift.' })
  return besideCopy('mm7-build', encodedBody(build()), build)
}
