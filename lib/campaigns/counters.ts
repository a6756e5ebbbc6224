// GSM 03.38 default alphabet and its extension (3GPP TS 23.038 §6.2.1): what a text message can say in 7 bits a character.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extended = new Set('\f^{}\\[~]|€')

export type TextCounters = {
  characters: number
  encoding: 'GSM-7' | 'UCS-2'
  /** How many text messages the same words would be. */
  textParts: number
  /** UTF-8 bytes in the picture message. */
  bytes: number
  /** The first characters that keep the text from GSM-7. */
  costly: string[]
}

/** Counts a text as it will be read, merge fields already filled. */
export function countText(text: string): TextCounters {
  const characters = [...text]
  const costly = [...new Set(characters.filter((one) => !basic.has(one) && !extended.has(one)))]
  const gsm = costly.length === 0
  const units = gsm ? characters.reduce((sum, one) => sum + (extended.has(one) ? 2 : 1), 0) : text.length
  const [alone, each] = gsm ? [160, 153] : [70, 67]
  return {
    characters: characters.length,
    encoding: gsm ? 'GSM-7' : 'UCS-2',
    textParts: units === 0 ? 0 : units <= alone ? 1 : Math.ceil(units / each),
    bytes: new TextEncoder().encode(text).length,
    costly: costly.slice(0, 5),
  }
}

/** Typographic marks that keep a text from GSM-7, and what says the same in it. */
const plain: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
}

/** The text with plain marks for typographic ones. */
export function inPlainMarks(text: string): string {
  return [...text].map((one) => plain[one] ?? one).join('')
}
