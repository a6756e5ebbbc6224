/** Character sets by their IANA MIBEnum, as WSP writes them, and the labels TextDecoder knows. */
const CHARSETS: readonly [mib: number, name: string, decoder: string][] = [
  [3, 'us-ascii', 'utf-8'],
  [4, 'iso-8859-1', 'latin1'],
  [5, 'iso-8859-2', 'iso-8859-2'],
  [6, 'iso-8859-3', 'iso-8859-3'],
  [7, 'iso-8859-4', 'iso-8859-4'],
  [8, 'iso-8859-5', 'iso-8859-5'],
  [9, 'iso-8859-6', 'iso-8859-6'],
  [10, 'iso-8859-7', 'iso-8859-7'],
  [11, 'iso-8859-8', 'iso-8859-8'],
  [12, 'iso-8859-9', 'windows-1254'],
  [17, 'shift_jis', 'shift_jis'],
  [18, 'euc-jp', 'euc-jp'],
  [36, 'ks_c_5601-1987', 'euc-kr'],
  [38, 'euc-kr', 'euc-kr'],
  [39, 'iso-2022-jp', 'iso-2022-jp'],
  [106, 'utf-8', 'utf-8'],
  [109, 'iso-8859-13', 'iso-8859-13'],
  [111, 'iso-8859-15', 'iso-8859-15'],
  [113, 'gbk', 'gbk'],
  [114, 'gb18030', 'gb18030'],
  [1000, 'iso-10646-ucs-2', 'utf-16be'],
  [1013, 'utf-16be', 'utf-16be'],
  [1014, 'utf-16le', 'utf-16le'],
  [1015, 'utf-16', 'utf-16be'],
  [2025, 'gb2312', 'gbk'],
  [2026, 'big5', 'big5'],
  [2084, 'koi8-r', 'koi8-r'],
  [2250, 'windows-1250', 'windows-1250'],
  [2251, 'windows-1251', 'windows-1251'],
  [2252, 'windows-1252', 'windows-1252'],
  [2253, 'windows-1253', 'windows-1253'],
  [2254, 'windows-1254', 'windows-1254'],
  [2255, 'windows-1255', 'windows-1255'],
  [2256, 'windows-1256', 'windows-1256'],
  [2257, 'windows-1257', 'windows-1257'],
  [2258, 'windows-1258', 'windows-1258'],
]

const BY_MIB = new Map(CHARSETS.map(([mib, name, decoder]) => [mib, { name, decoder }]))
const BY_NAME = new Map(CHARSETS.map(([mib, name]) => [name, mib]))
const UNKNOWN = /^mib-(\d{1,5})$/

export const UTF8 = 106

/** The name of a charset for a Content-Type parameter; `mib-4711` for one that is not in the table. */
export function charsetName(mib: number): string {
  return BY_MIB.get(mib)?.name ?? `mib-${mib}`
}

/** The MIBEnum of a name, or undefined. */
export function charsetMib(name: string): number | undefined {
  const lower = name.toLowerCase()
  return BY_NAME.get(lower) ?? (UNKNOWN.test(lower) ? Number(UNKNOWN.exec(lower)?.[1]) : undefined)
}

/** Whether characters take two bytes, so that strings end with two NULs. */
function isWide(mib: number): boolean {
  return mib === 1000 || (mib >= 1013 && mib <= 1015)
}

/** Text in a charset, without its terminator and byte order mark. Unknown charsets are read as UTF-8. */
export function decodeCharset(bytes: Uint8Array, mib: number): string {
  if (isWide(mib)) return decodeWide(bytes, mib)
  const known = BY_MIB.get(mib)
  if (known === undefined || known.decoder === 'utf-8') return decodePlain(trimNul(bytes))
  return decodeWith(known.decoder, trimNul(bytes))
}

function decodeWide(bytes: Uint8Array, mib: number): string {
  const little = mib === 1014 || (bytes[0] === 0xff && bytes[1] === 0xfe)
  // An odd byte count means a single NUL ended it.
  const even = bytes.byteLength % 2 === 0 ? bytes : bytes.subarray(0, -1)
  return decodeWith(little ? 'utf-16le' : 'utf-16be', even).replace(/\0+$/, '')
}

function trimNul(bytes: Uint8Array): Uint8Array {
  let end = bytes.byteLength
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.subarray(0, end)
}

const decoders = new Map<string, TextDecoder>()

function decodeWith(label: string, bytes: Uint8Array): string {
  let decoder = decoders.get(label)
  if (!decoder) {
    decoder = new TextDecoder(label)
    decoders.set(label, decoder)
  }
  return decoder.decode(bytes)
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** Text without a declared charset: UTF-8 when it is valid, else Latin-1. */
export function decodePlain(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isAscii(view)) return view.toString('latin1')
  try {
    return strict.decode(bytes)
  } catch {
    return decodeWith('latin1', bytes)
  }
}

/** Whether bytes are plain ASCII: most strings on the wire, and much quicker to read. */
function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) >= 0x80) return false
  return true
}
