import { DecodeError } from '../decode/open.server'
import type { ChildMessage, DecodeRequest } from '../decode/protocol'

/** Reads a clip or a sound and makes its thumbnails and renditions. Runs inside a decoder process only. */
export async function decodeClip(
  _request: DecodeRequest,
  _tell: (message: ChildMessage) => void,
): Promise<void> {
  throw new DecodeError('unreadable')
}
