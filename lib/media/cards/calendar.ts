import { escaped, folded, type Property, parseLines, printable, unescaped } from './lines'

/**
 * A date as messages carry it (iCalendar, RFC 5545): events with what a phone shows of them. Alarms, attachments,
 * participants and what programs wrote for themselves are left out: they act, fetch or tell on people.
 */
export interface CalendarCard {
  events: CalendarEvent[]
  /** Time zones the events refer to, as their lines. */
  zones: Property[][]
}

export interface CalendarEvent {
  uid: string
  summary: string
  /** As written: 20261124T180000Z, 20261124T180000 or 20261124. */
  start: string
  properties: Property[]
}

export type CalendarFault = 'bad_calendar' | 'no_event' | 'bad_date'

/** Events of one file: who sends more wants to publish a calendar. */
const MOST_EVENTS = 20
const MOST_DEPTH = 4
const MOST_CHARACTERS = 2_000

/** Properties of an event that are kept beside those that must be there. */
const KEPT = new Set([
  'DTSTART',
  'DTEND',
  'DURATION',
  'LOCATION',
  'DESCRIPTION',
  'SUMMARY',
  'GEO',
  'STATUS',
  'RRULE',
  'EXDATE',
  'URL',
  'CATEGORIES',
  'SEQUENCE',
  'TRANSP',
])
const TEXTS = new Set(['SUMMARY', 'LOCATION', 'DESCRIPTION'])
const ZONE = new Set(['TZID', 'DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'TZNAME', 'RRULE', 'BEGIN', 'END'])
const RULES = new Set(['STANDARD', 'DAYLIGHT'])
const PARAMS = new Set(['TZID', 'VALUE'])

/** The events of a file, or why there are none. */
export function readCalendar(bytes: Uint8Array): CalendarCard | CalendarFault {
  const lines = parseLines(bytes)
  if (lines?.[0]?.name !== 'BEGIN' || lines[0].value.toUpperCase() !== 'VCALENDAR') return 'bad_calendar'
  const blocks = blocksOf(lines)
  if (!blocks) return 'bad_calendar'
  const found = blocks.filter(({ name }) => name === 'VEVENT')
  if (found.length === 0 || found.length > MOST_EVENTS) return 'no_event'
  const events = found.map(({ lines }) => eventOf(lines))
  if (!events.every((event) => event !== null)) return 'bad_date'
  const named = new Set(
    events.flatMap(({ properties }) => properties.flatMap(({ params }) => params.get('TZID') ?? [])),
  )
  const zones = blocks
    .filter(
      ({ name, lines }) =>
        name === 'VTIMEZONE' && lines.some((line) => line.name === 'TZID' && named.has(line.value)),
    )
    .map(({ lines }) => lines.filter((line) => ZONE.has(line.name)))
  return { events, zones }
}

interface Block {
  name: string
  lines: Property[]
}

/** The components right inside the calendar. Null where they do not close, or nest deeper than any calendar does. */
function blocksOf(lines: readonly Property[]): Block[] | null {
  const open: string[] = []
  const blocks: Block[] = []
  for (const line of lines) {
    const name = line.value.trim().toUpperCase()
    if (line.name === 'BEGIN') open.push(name)
    if (open.length > MOST_DEPTH) return null
    place(blocks, line, open)
    if (line.name === 'END' && open.pop() !== name) return null
  }
  return open.length === 0 ? blocks : null
}

function place(blocks: Block[], line: Property, open: readonly string[]): void {
  if (open.length > 2) keepInner(blocks, line, open)
  else if (open.length === 2 && line.name === 'BEGIN') blocks.push({ name: open[1] ?? '', lines: [] })
  else if (open.length === 2 && line.name !== 'END') blocks.at(-1)?.lines.push(line)
}

/** Of what stands inside a component, only the rules of a time zone are kept. */
function keepInner(blocks: Block[], line: Property, open: readonly string[]): void {
  if (open[1] !== 'VTIMEZONE' || !RULES.has(open[2] ?? '')) return
  blocks.at(-1)?.lines.push({ ...line, value: printable(line.value).slice(0, MOST_CHARACTERS) })
}

function eventOf(lines: readonly Property[]): CalendarEvent | null {
  const value = (name: string) => lines.find((line) => line.name === name)?.value.trim() ?? ''
  const start = value('DTSTART')
  const end = value('DTEND')
  if (!isMoment(start) || (end && (!isMoment(end) || end < start))) return null
  const summary = shortened(unescaped(value('SUMMARY'))) || 'Event'
  const properties = lines.filter(({ name }) => KEPT.has(name) && name !== 'SUMMARY').flatMap(cleaned)
  return { uid: shortened(unescaped(value('UID'))), summary, start, properties }
}

const shortened = (text: string) =>
  printable(text.slice(0, MOST_CHARACTERS * 2))
    .trim()
    .slice(0, MOST_CHARACTERS)

function cleaned({ name, params, value }: Property): Property[] {
  if (name === 'URL' && !/^https?:\/\//i.test(value)) return []
  const kept = new Map([...params].filter(([param]) => PARAMS.has(param)))
  const text = TEXTS.has(name)
    ? escaped(shortened(unescaped(value)))
    : printable(value).replace(/\s+/g, '').slice(0, MOST_CHARACTERS)
  return text ? [{ name, params: kept, value: text }] : []
}

/** A date or date with time that the calendar really has (RFC 5545 §3.3.4 and 3.3.5). */
export function isMoment(value: string): boolean {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/.exec(value)
  if (!parts) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && hour < 24 && minute < 60 && second < 61
}

/** The calendar as a file. `stamp` is when it was made (UTC, as RFC 5545 writes it); `seed` names events that have no name. */
export function writeCalendar({ events, zones }: CalendarCard, stamp: string, seed: string): string {
  return [
    'BEGIN:VCALENDAR\r\n',
    'VERSION:2.0\r\n',
    'PRODID:-//Marquee//Marquee//EN\r\n',
    'METHOD:PUBLISH\r\n',
    ...zones.flatMap((zone) => ['BEGIN:VTIMEZONE\r\n', ...zone.map(lineOf), 'END:VTIMEZONE\r\n']),
    ...events.flatMap((event, at) => [
      'BEGIN:VEVENT\r\n',
      folded(`UID:${escaped(event.uid) || `${seed}-${at}`}`),
      `DTSTAMP:${stamp}\r\n`,
      folded(`SUMMARY:${escaped(event.summary)}`),
      ...event.properties.map(lineOf),
      'END:VEVENT\r\n',
    ]),
    'END:VCALENDAR\r\n',
  ].join('')
}

function lineOf({ name, params, value }: Property): string {
  const written = [...params].map(
    ([param, values]) => `;${param}=${values.map((one) => (/[:;,]/.test(one) ? `"${one}"` : one)).join(',')}`,
  )
  return folded(`${name}${written.join('')}:${value}`)
}
