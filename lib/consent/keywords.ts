import { type Family, keywords, misspellings, phrases } from './keyword-table'

export type Intent = Family | 'other'

const families = new Map(keywords.map(({ word, family }) => [word, family]))
const typos = new Set(misspellings)
const maxCharacters = 1600

/** Politeness and emphasis around a keyword; taking them away leaves the keyword or something else entirely. */
const filler = new Set(
  'please pls plz kindly now immediately thanks thank you ty ok okay it this that already just sorry the a me all messages message texts texting text msgs msg'.split(
    ' ',
  ),
)

/**
 * What a reply asks for. Pure and total: bounded at 1,600 characters. A keyword counts when it is the whole message
 * (case, accents, punctuation and politeness aside); phrases count anywhere; everything unclear is 'other', for a person to read.
 */
export function intentOf(text: string): Intent {
  const cut = text.slice(0, maxCharacters)
  const words = plainWords(cut)
  if (words === '') return 'other'
  return wholeMessage(words) ?? leadingStop(cut) ?? inPhrases(words) ?? 'other'
}

/** Lower case, without accents, apostrophes, punctuation or a phone's signature; one space between words. */
function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\n\s*(?:sent|get) (?:from|outlook)[^\n]*$/u, '')
    .replace(/['’‘`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function wholeMessage(words: string): Intent | undefined {
  const found = families.get(words)
  if (found) return found
  const tokens = words.split(' ')
  if (tokens.length > 6) return undefined
  // "s t o p", letter by letter.
  if (tokens.length > 2 && tokens.every((token) => token.length === 1)) return families.get(tokens.join(''))
  const core = tokens.filter((token) => !filler.has(token))
  if (core.length === 0) return undefined
  const distinct = new Set(core)
  if (distinct.size === 1 && isStopWord(core[0] as string)) return 'stop'
  return families.get(core.join(' '))
}

function isStopWord(token: string): boolean {
  return typos.has(token) || families.get(token) === 'stop' || nearly(token, 'unsubscribe')
}

/** "STOP. I never signed up": the word, then the end of a sentence. */
function leadingStop(text: string): Intent | undefined {
  return /^\s*["'“(*]*stop["'”)*]*\s*(?:[.!;:\n]|[,–—-]\s)/iu.test(text) ? 'stop' : undefined
}

function inPhrases(words: string): Intent | undefined {
  // "Don't stop texting me" asks for the opposite.
  const asked = words.replace(/\b(?:dont|do not|never|please dont) (?:ever )?stop\b/gu, 'keep')
  return phrases.some(({ pattern }) => pattern.test(asked)) ? 'stop' : undefined
}

/** Within two edits, for long words that have no neighbours in the dictionary. */
function nearly(token: string, word: string): boolean {
  if (Math.abs(token.length - word.length) > 2) return false
  let row = Array.from({ length: word.length + 1 }, (_, index) => index)
  for (let i = 1; i <= token.length; i++) {
    const next = [i]
    for (let j = 1; j <= word.length; j++) {
      const change = (row[j - 1] as number) + (token[i - 1] === word[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return (row[word.length] as number) <= 2
}
