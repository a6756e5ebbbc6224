import { type MmsContent, type MmsPart, renderContent } from '@/lib/mms'
import type { SlideView } from './api'

/** What a handset's screen shows of a message, with paths to the parts' bytes on the simulator. Pure. */
export function slidesOf(messageId: string, content: MmsContent): SlideView[] {
  const media = (part: MmsPart) => ({
    src: `/messages/${messageId}/parts/${content.parts.indexOf(part)}`,
    contentType: part.contentType.split(';')[0] ?? '',
    bytes: part.body.byteLength,
    ...(part.location ? { name: part.location } : {}),
  })
  return renderContent(content).map(({ text, visual, audio, durationMs }) => ({
    ...(text === undefined ? {} : { text }),
    ...(visual ? { media: media(visual) } : {}),
    ...(audio ? { audio: media(audio) } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
  }))
}
