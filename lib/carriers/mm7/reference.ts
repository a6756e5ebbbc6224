import type { ContentTemplate } from '../../mms'
import type { MessageMedium } from '../carrier'

/**
 * The content with its media left out: `message/external-body` says where each is (RFC 2046 §5.2.3, RFC 2017) and, in headers of
 * its own, what it is. Place, name and Content-ID stay, so that the presentation finds it. MM7's own `Content href` would name the
 * whole content, which differs from one recipient to the next.
 * @throws Error when a medium has no address.
 */
export function byReference(content: ContentTemplate, media: readonly MessageMedium[]): ContentTemplate {
  return {
    ...content,
    parts: content.parts.map((part) => {
      const medium = 'slot' in part ? undefined : media.find(({ bytes }) => bytes === part.body)
      if ('slot' in part || !medium) return part
      const headers = `Content-Type: ${part.contentType}\r\nContent-ID: <${part.contentId}>\r\nContent-Transfer-Encoding: binary\r\n\r\n`
      return { ...part, contentType: external(medium), body: Buffer.from(headers) }
    }),
  }
}

function external({ address, bytes }: MessageMedium): string {
  if (!address) throw new Error('Media are sent by reference only where they have an address.')
  // RFC 2017 §3: the address in printable ASCII, quotes encoded.
  const url = new URL(address).href.replaceAll('"', '%22')
  return `message/external-body; access-type=URL; size=${bytes.byteLength}; URL="${url}"`
}
