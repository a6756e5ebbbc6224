/** A place in a clip as players write it, to a tenth of a second: "0:07.4", "12:03.0". */
export function clipTime(ms: number): string {
  const tenths = Math.round(ms / 100)
  const minutes = Math.floor(tenths / 600)
  const rest = tenths % 600
  return `${minutes}:${String(Math.floor(rest / 10)).padStart(2, '0')}.${rest % 10}`
}
