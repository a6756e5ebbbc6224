/** What a phone saves a file of each type as, and its extension. */
const kinds: Readonly<Record<string, readonly [name: string, extension: string]>> = {
  'image/jpeg': ['picture', 'jpg'],
  'image/png': ['picture', 'png'],
  'image/gif': ['picture', 'gif'],
  'video/mp4': ['clip', 'mp4'],
  'video/3gpp': ['clip', '3gp'],
  'audio/mp4': ['sound', 'm4a'],
  'audio/amr': ['sound', 'amr'],
  'audio/mpeg': ['sound', 'mp3'],
  'text/x-vcard': ['contact', 'vcf'],
  'text/calendar': ['event', 'ics'],
}

/** File names for the media of one message by their types, each different: `picture.jpg`, or `picture1.jpg` and `clip2.mp4`. */
export function fileNames(types: readonly string[]): string[] {
  return types.map((type, index) => {
    const [name, extension] = kinds[type] ?? ['file', 'bin']
    return `${name}${types.length > 1 ? index + 1 : ''}.${extension}`
  })
}
