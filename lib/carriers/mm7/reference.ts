import type { ContentTemplate } from '../../mms'
import type { MessageContent } from '../carrier'

type Picture = NonNullable<MessageContent['picture']>

/**
 * The content with its picture left out: `message/external-body` says where it is (RFC 2046 §5.2.3, RFC 2017) and, in headers of
 * its own, what it is. Its place, name and Content-ID stay, so that the presentation finds it. MM7's own `Content href` would name
 * the whole content, which differs from one recipient to the next.
 * @throws Error when the picture has no address.
 */
export function byReference(content: ContentTemplate, { bytes, address, mime }: Picture): ContentTemplate {
  if (!address) throw new Error('A picture is sent by reference only where it has an address.')
  // RFC 2017 §3: the address in printable ASCII, quotes encoded.
  const url = new URL(address).href.replaceAll('"', '%22')
  const contentType = `message/external-body; access-type=URL; size=${bytes.byteLength}; URL="${url}"`
  return {
    ...content,
    parts: content.parts.map((part) => {
      if ('slot' in part || !part.contentType.startsWith(mime)) return part
      const headers = `Content-Type: ${part.contentType}\r\nContent-ID: <${part.contentId}>\r\nContent-Transfer-Encoding: binary\r\n\r\n`
      return { ...part, contentType, body: Buffer.from(headers) }
    }),
  }
}
