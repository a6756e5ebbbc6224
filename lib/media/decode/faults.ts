import { DECODE_LIMITS, type Fault, type FaultCode } from './protocol'

const megapixels = DECODE_LIMITS.pixels / 1e6

const MESSAGES: Record<FaultCode, string> = {
  empty: 'The file is empty: 0 bytes arrived. Export it again and upload the new file.',
  unreadable: 'The file is damaged and cannot be read as a picture. Export it again and upload the new file.',
  truncated:
    'The file ends before the picture does. It was cut off when it was saved or copied: upload it again from where it came.',
  too_many_pixels: `The picture has more than ${megapixels} megapixels. Save it at 6,000 px on its long side or less; phones show a quarter of that.`,
  too_many_frames: `The animation is too long to be made for phones (at most ${DECODE_LIMITS.frames} frames, ${DECODE_LIMITS.animationPixels / 1e6} megapixels in all). Cut it shorter or make it smaller.`,
  too_large: `The file is larger than ${DECODE_LIMITS.inputBytes / 1e6} MB. Save it smaller; a phone gets at most 1.5 MB of it.`,
  no_decoder:
    'This HEIC photo uses a compression that this server cannot read. On the iPhone choose Settings, Camera, Formats, Most Compatible, or export the photo as JPEG.',
  deadline: `Reading the picture took longer than ${DECODE_LIMITS.deadlineMs / 1000} seconds and was stopped. Save it smaller or as JPEG and upload that.`,
  memory:
    'Unpacking the picture needed more memory than a picture should and was stopped. Save it smaller or as JPEG and upload that.',
  crashed:
    'The file broke the picture reader, which was stopped; nothing else was touched. Save it as JPEG or PNG and upload that.',
  stopped: 'The picture reader was stopped before it got to this file. It is tried again by itself.',
}

/** A fault with the sentence people read. */
export function fault(code: FaultCode): Fault {
  return { code, message: MESSAGES[code] }
}
