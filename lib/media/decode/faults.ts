import { type Said, said, written } from '../../words/said'
import type { Lane } from './lane'
import { CLIP_LIMITS, DECODE_LIMITS, type Fault, type FaultCode } from './protocol'

const megapixels = DECODE_LIMITS.pixels / 1e6

const PICTURES: Record<FaultCode, Said> = {
  empty: said('The file is empty: 0 bytes arrived. Export it again and upload the new file.'),
  unreadable: said(
    'The file is damaged and cannot be read as a picture. Export it again and upload the new file.',
  ),
  truncated: said(
    'The file ends before the picture does. It was cut off when it was saved or copied: upload it again from where it came.',
  ),
  too_many_pixels: said(
    'The picture has more than {most} megapixels. Save it at 6,000 px on its long side or less; phones show a quarter of that.',
    { most: megapixels },
  ),
  too_many_frames: said(
    'The animation is too long to be made for phones (at most {frames} frames, {most} megapixels in all). Cut it shorter or make it smaller.',
    { frames: DECODE_LIMITS.frames, most: DECODE_LIMITS.animationPixels / 1e6 },
  ),
  too_large: said('The file is larger than {most} MB. Save it smaller; a phone gets at most 1.5 MB of it.', {
    most: DECODE_LIMITS.inputBytes / 1e6,
  }),
  too_many_tracks: said(
    'There is more in this file than one picture. Export the one you want and upload that.',
  ),
  no_decoder: said(
    'This HEIC photo uses a compression that this server cannot read. On the iPhone choose Settings, Camera, Formats, Most Compatible, or export the photo as JPEG.',
  ),
  no_streams: said('There is no picture in this file. Export it again and upload the new file.'),
  too_long: said('The animation is too long to be made for phones. Cut it shorter.'),
  bad_card: said(
    'The contact card is damaged: it is not made of the lines a vCard has. Export the contact again as a vCard and upload the new file.',
  ),
  many_cards: said(
    'The file holds several contacts, and phones offer to save only one. Export the one contact you want to send and upload that.',
  ),
  no_name: said(
    'The contact has neither a name nor a company, so a phone has nothing to save it under. Give it one and upload it again.',
  ),
  bad_calendar: said(
    'The calendar file is damaged: what it opens it does not close. Export the event again and upload the new file.',
  ),
  no_event: said(
    'The file has no event a phone could save, or more than 20. Export the one event you want to send and upload that.',
  ),
  bad_date: said(
    'The event has no date that exists, or ends before it begins. Correct it in your calendar, export it again and upload that.',
  ),
  deadline: said(
    'Reading the picture took longer than {seconds} seconds and was stopped. Save it smaller or as JPEG and upload that.',
    { seconds: DECODE_LIMITS.deadlineMs / 1000 },
  ),
  memory: said(
    'Unpacking the picture needed more memory than a picture should and was stopped. Save it smaller or as JPEG and upload that.',
  ),
  crashed: said(
    'The file broke the picture reader, which was stopped; nothing else was touched. Save it as JPEG or PNG and upload that.',
  ),
  stopped: said('The picture reader was stopped before it got to this file. It is tried again by itself.'),
}

const CLIPS: Partial<Record<FaultCode, Said>> = {
  unreadable: said(
    'The file is damaged and cannot be played. Export it again as MP4 (H.264 with AAC) and upload the new file.',
  ),
  truncated: said(
    'The file ends before the clip does. It was cut off when it was saved or copied: upload it again from where it came.',
  ),
  too_many_pixels: said(
    'The frames are larger than 4K ({most} megapixels). Export the clip at 1080p; a phone shows 720p of it.',
    { most: CLIP_LIMITS.pixels / 1e6 },
  ),
  too_many_frames: said(
    'The clip has more frames than its length needs. Export it again at 30 frames per second and upload the new file.',
  ),
  too_many_tracks: said(
    'The file has more than {most} tracks; a clip has one of picture and one of sound. Export it again as MP4 and upload that.',
    { most: CLIP_LIMITS.streams },
  ),
  no_decoder: said(
    'The clip uses a compression that this server cannot read. Export it as MP4 (H.264 with AAC) and upload that.',
  ),
  no_streams: said(
    'There is neither picture nor sound in this file. Export it again as MP4 or M4A and upload the new file.',
  ),
  too_long: said(
    'The file says it lasts longer than {most} minutes. Cut it to the part you want to send: a message holds less than a minute of picture.',
    { most: CLIP_LIMITS.durationMs / 60_000 },
  ),
  deadline: said(
    'Making this clip took too long and was stopped. Cut it to the part you want to send, or export it at 720p, and upload that.',
  ),
  memory: said(
    'Unpacking the clip needed more memory than a clip should and was stopped. Export it at 720p and upload that.',
  ),
  crashed: said(
    'The file broke the player, which was stopped; nothing else was touched. Export it as MP4 (H.264 with AAC) and upload that.',
  ),
  stopped: said('The player was stopped before it got to this file. It is tried again by itself.'),
}

/** A fault with the sentence people read, as `written` keeps it. */
export function fault(code: FaultCode, lane: Lane = 'pictures'): Fault {
  return { code, message: written((lane === 'clips' && CLIPS[code]) || PICTURES[code]) }
}
