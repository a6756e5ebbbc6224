import { type MmsContent, type MmsPart, renderContent } from '@/lib/mms'
import type { SlideMediaView, SlideView } from './api'
import { readCard } from './card'

/** What a handset's screen shows of a message, with paths to the parts' bytes on the simulator. Pure. */
export function slidesOf(messageId: string, content: MmsContent): SlideView[] {
  const media = (part: MmsPart, alt?: string): SlideMediaView => {
    const contentType = part.contentType.split(';')[0] ?? ''
    const card = readCard(contentType, part.body)
    return {
      src: `/messages/${messageId}/parts/${content.parts.indexOf(part)}`,
      contentType,
      bytes: part.body.byteLength,
      ...(part.location ? { name: part.location } : {}),
      ...(alt ? { alt } : {}),
      ...(card ? { card } : {}),
    }
  }
  return renderContent(content).map(({ text, visual, audio, durationMs, alt }) => ({
    ...(text === undefined ? {} : { text }),
    ...(visual ? { media: media(visual, alt) } : {}),
    ...(audio ? { audio: media(audio) } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
  }))
}
