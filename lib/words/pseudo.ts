import type { CompiledMessage } from 'icu-minify/format'
import type { Locale } from './languages'

const accented: Record<string, string> = {
  ...{
    a: 'á',
    b: 'ƀ',
    c: 'ç',
    d: 'ð',
    e: 'é',
    f: 'ƒ',
    g: 'ĝ',
    h: 'ĥ',
    i: 'î',
    j: 'ĵ',
    k: 'ķ',
    l: 'ļ',
    m: 'ɱ',
  },
  ...{
    n: 'ñ',
    o: 'ö',
    p: 'þ',
    q: 'ǫ',
    r: 'ŕ',
    s: 'š',
    t: 'ţ',
    u: 'û',
    v: 'ṽ',
    w: 'ŵ',
    x: 'ẋ',
    y: 'ý',
    z: 'ž',
  },
  ...{
    A: 'Å',
    B: 'Ɓ',
    C: 'Ç',
    D: 'Ð',
    E: 'É',
    F: 'Ƒ',
    G: 'Ĝ',
    H: 'Ĥ',
    I: 'Î',
    J: 'Ĵ',
    K: 'Ķ',
    L: 'Ļ',
    M: 'Ṁ',
  },
  ...{
    N: 'Ñ',
    O: 'Ö',
    P: 'Þ',
    Q: 'Ǫ',
    R: 'Ŕ',
    S: 'Š',
    T: 'Ţ',
    U: 'Û',
    V: 'Ṽ',
    W: 'Ŵ',
    X: 'Ẋ',
    Y: 'Ý',
    Z: 'Ž',
  },
}

/** "Send the picture" → "Šéñðţĥé þîçţûŕéé": every letter accented, two fifths longer, short words grown together. */
export function lengthened(text: string): string {
  const joined = text.replace(/(\b[a-z]{1,4}) (?=[a-z]{3,8}\b)/gi, '$1')
  const longer = joined.replace(/[a-z]{3,}/gi, (word) => {
    const more = Math.ceil(word.length * 0.4)
    return word + (/[aeiou]/.exec(word)?.[0] ?? 'o').repeat(more)
  })
  return longer.replace(/[a-z]/gi, (letter) => accented[letter] ?? letter)
}

/** Each word turned around by the marks of the bidirectional algorithm (UAX 9): RLM, RLO, word, PDF, RLM. */
export function turned(text: string): string {
  return text.replace(/\p{L}[\p{L}\p{M}'’]*/gu, '\u200f\u202e$&\u202c\u200f')
}

/** A compiled English message as a pseudo-locale says it: only its words change, arguments and tags stay. */
export function pseudo(locale: Locale, message: CompiledMessage): CompiledMessage {
  if (locale === 'en-XA') return eachWord(message, lengthened)
  if (locale === 'ar-XB') return eachWord(message, turned)
  return message
}

type Node = Exclude<CompiledMessage, string>[number]

function eachWord(message: CompiledMessage, say: (text: string) => string): CompiledMessage {
  return typeof message === 'string' ? say(message) : message.map((node) => spoken(node, say))
}

function spoken(node: Node, say: (text: string) => string): Node {
  if (typeof node === 'string') return say(node)
  if (!Array.isArray(node)) return node
  const [name, kind, ...rest] = node as [string, unknown, ...unknown[]]
  if (kind === undefined) return node
  const [branches] = rest
  // A number after the name is the kind of argument; only plurals and selects (1 to 3) hold words, in their branches.
  if (typeof kind === 'number' && kind > 0) {
    if (kind > 3) return node
    const said = Object.entries(branches as Record<string, CompiledMessage | 0>).map(([key, branch]) => [
      key,
      branch === 0 ? branch : eachWord(branch, say),
    ])
    return [name, kind, Object.fromEntries(said)] as Node
  }
  return [name, ...[kind, ...rest].map((child) => spoken(child as Node, say))] as Node
}
