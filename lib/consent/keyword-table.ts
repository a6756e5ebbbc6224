export type Family = 'stop' | 'start' | 'help'

export type Keyword = { word: string; family: Family; source: string }

const fcc = '47 CFR 64.1200(a)(10)'
const carriers = 'Twilio, Telnyx, AWS and Braze defaults'

/** Words that decide when they are the whole message, politeness aside. "Yes" is missing on purpose: it only answers a question. */
export const keywords: readonly Keyword[] = [
  { word: 'stop', family: 'stop', source: fcc },
  { word: 'quit', family: 'stop', source: fcc },
  { word: 'end', family: 'stop', source: fcc },
  { word: 'revoke', family: 'stop', source: fcc },
  { word: 'opt out', family: 'stop', source: fcc },
  { word: 'cancel', family: 'stop', source: fcc },
  { word: 'unsubscribe', family: 'stop', source: fcc },
  { word: 'stop all', family: 'stop', source: 'Telnyx' },
  { word: 'stopall', family: 'stop', source: carriers },
  { word: 'optout', family: 'stop', source: carriers },
  { word: 'remove', family: 'stop', source: 'AWS' },
  { word: 'arret', family: 'stop', source: 'AWS (French)' },
  { word: 'td', family: 'stop', source: 'AWS' },
  { word: 'no mas', family: 'stop', source: 'FCC 24-24 names other languages; Spanish' },
  { word: 'alto', family: 'stop', source: 'Spanish' },
  { word: 'parar', family: 'stop', source: 'Spanish' },
  { word: 'cancelar', family: 'stop', source: 'Spanish' },
  { word: 'goodbye', family: 'stop', source: 'phrases people send' },
  { word: 'no more', family: 'stop', source: 'Postscript' },
  { word: 'wrong number', family: 'stop', source: 'Postscript' },
  { word: 'start', family: 'start', source: carriers },
  { word: 'unstop', family: 'start', source: carriers },
  { word: 'help', family: 'help', source: carriers },
  { word: 'info', family: 'help', source: carriers },
]

/** Misspellings that are no word of their own; one edit away from "stop" would catch shop, step and top as well. */
export const misspellings: readonly string[] = [
  'sotp',
  'stpo',
  'tsop',
  'stopp',
  'sttop',
  'sstop',
  'stoop',
  'stp',
  'stopl',
  'atop',
  'dtop',
  'stoo',
  'stol',
]

/** Parts of a sentence that a reasonable person understands as "no more". Matched on plain words (see `plainWords`). */
export const phrases: readonly { pattern: RegExp; example: string; source: string }[] = [
  phrase(/\b(?:take|get) me off\b/, 'take me off this list', 'Postscript, Spoke'),
  phrase(
    /\bremove (?:me|my (?:number|name|phone)|this number)\b/,
    'remove me from your list',
    'Postscript, Spoke',
  ),
  phrase(/\b(?:lose|delete|erase|forget) my (?:phone )?number\b/, 'lose my number', 'Spoke'),
  phrase(
    /\bstop (?:texting|messaging|contacting|calling|spamming|bothering|writing)\b/,
    'stop texting me',
    'Postscript',
  ),
  phrase(/\bstop sending\b(?! so (?:many|much)| too (?:many|much))/, 'stop sending me these', 'Postscript'),
  phrase(
    /\b(?:do not|dont|never|quit|no) (?:ever )?(?:text|texting|message|messaging|contact|contacting|spam)(?: me| us| this number| again| anymore| any more|$)/,
    'do not text me',
    'Postscript, Spoke',
  ),
  phrase(
    /\bno more (?:text|texts|message|messages|sms|mms|spam|ads)\b/,
    'Please no more messages',
    'Postscript',
  ),
  phrase(/\bunsubscribe me\b/, 'please unsubscribe me', 'Spoke'),
  phrase(/\b(?:i|me|want to|wish to|like to) opt(?: me)? out\b|\bopt me out\b/, 'I opt out', 'Spoke'),
  phrase(/\bleave me alone\b/, 'leave me alone', 'phrases people send'),
  phrase(/\b(?:i )?(?:revoke|withdraw) (?:my )?consent\b/, 'I revoke my consent', 'FCC 24-24'),
  phrase(/\bwrong number\b(?! of\b)/, 'you have the wrong number', 'Postscript'),
  phrase(/^stop ?(?:2|to) ?(?:quit|end|stop|cancel|opt ?out)\b/, 'STOP2QUIT', 'Spoke'),
  phrase(/\bno mas (?:mensajes|textos|sms)\b/, 'no más mensajes', 'Spanish'),
  phrase(
    /\bdeje?n? de (?:enviar|enviarme|mandar|mandarme|escribir|escribirme|textear)/,
    'deje de enviarme mensajes',
    'Spanish',
  ),
  phrase(/\bne m ?(?:envoyez|ecrivez|contactez) plus\b/, 'ne m’écrivez plus', 'French'),
]

function phrase(pattern: RegExp, example: string, source: string) {
  return { pattern, example, source }
}
