/** What phones show of a card without opening it. */
export type Card = { title: string; facts: string[] }

const longestCard = 65_536
const longestFact = 120

/**
 * A vCard (2.1 to 4.0) or a calendar entry (vCalendar 1.0, iCalendar 2.0) in a few words; undefined for anything else, and for
 * one that says nothing: it goes by the name of its file.
 */
export function readCard(contentType: string, body: Uint8Array): Card | undefined {
  const isContact = /^text\/(x-)?vcard$/i.test(contentType)
  const isEvent = /^text\/(x-vcalendar|calendar)$/i.test(contentType)
  if (!isContact && !isEvent) return undefined
  const lines = linesOf(Buffer.from(body.subarray(0, longestCard)).toString('utf8'))
  const values = (name: string) => lines.filter((line) => line.name === name).map(({ value }) => value)
  const first = (...names: string[]) => names.flatMap(values).find(Boolean)
  if (isContact) {
    const facts = [...values('ORG'), ...values('TEL'), ...values('EMAIL')].filter(Boolean).slice(0, 3)
    const title = first('FN') ?? first('N')?.split(';').reverse().join(' ').trim() ?? facts[0]
    return title ? { title, facts } : undefined
  }
  const start = first('DTSTART')
  const facts = [start && momentInWords(start), first('LOCATION')].filter(
    (fact) => fact !== undefined && fact !== '',
  )
  const title = first('SUMMARY') ?? facts[0]
  return title ? { title, facts: facts as string[] } : undefined
}

type Line = { name: string; value: string }

/** Content lines, unfolded (RFC 6350 §3.2), their values without escapes. */
function linesOf(text: string): Line[] {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const match = /^(?:[\w-]+\.)?([\w-]+)(?:;[^:]*)?:(.*)$/.exec(line)
      if (!match) return []
      const value = (match[2] ?? '')
        .replace(/\\n/gi, ' ')
        .replace(/\\([,;\\])/g, '$1')
        .replace(/^tel:/i, '')
      return [
        {
          name: (match[1] ?? '').toUpperCase(),
          value: value.replace(/;+$/, '').trim().slice(0, longestFact),
        },
      ]
    })
}

/** `20261205T183000Z` as a date and a time as they stand there: the entry says of which zone they are. */
function momentInWords(value: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2}))?/.exec(value)
  if (!match) return value
  const [, year, month, day, hour, minute] = match.map(Number)
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour || 0, minute || 0))
  const time: Intl.DateTimeFormatOptions = match[4] ? { hour: 'numeric', minute: '2-digit' } : {}
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
    ...time,
  }).format(at)
}
