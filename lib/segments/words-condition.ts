import type { Words } from '../words/translate'
import { dayInWords, listed, monthName, type Names, type Part, phrase } from './phrases'
import { codeInWords } from './places'
import type { Condition } from './rule'
import { engagementWords } from './words-engagement'

type T = Words<'segments'>
type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>

/** One row of a rule: "live in **North Carolina**". */
export function conditionWords(t: T, row: Condition, names: Names): Part[] {
  switch (row.type) {
    case 'text':
      return textWords(t, row, names)
    case 'code':
      return codeWords(t, row)
    case 'number':
      return numberWords(t, row, labelOf(t, row.field, names))
    case 'date':
      return dateWords(t, row, names)
    case 'flag':
      return flagWords(t, row, labelOf(t, row.field, names))
    case 'tags':
      return tagsWords(t, row)
    case 'consent': {
      const states = listed(
        t,
        row.states.map((state) => t(`phrases.consent.${state}`)),
      )
      return phrase(t, row.op === 'is' ? 'consentIs' : 'consentIsNot', { states })
    }
    case 'engagement':
      return engagementWords(t, row, names)
  }
}

const labelled = [
  'firstName',
  'lastName',
  'email',
  'city',
  'postalCode',
  'source',
  'state',
  'country',
  'carrier',
  'areaCode',
] as const

function labelOf(t: T, field: string, names: Names): string {
  if (!field.startsWith('attribute:')) {
    const known = labelled.find((name) => name === field)
    return known ? t(`phrases.label.${known}`) : field
  }
  const key = field.slice('attribute:'.length)
  return names.attributes[key] ?? key
}

function known(t: T, op: string, label: string): Part[] {
  return phrase(t, op === 'empty' ? 'haveNo' : 'haveSome', { label })
}

function textWords(t: T, row: Of<'text'>, names: Names): Part[] {
  const label = labelOf(t, row.field, names)
  if (!('values' in row)) return known(t, row.op, label)
  const values = listed(t, row.values)
  if (row.field === 'city' && row.op === 'is') return phrase(t, 'liveIn', { values })
  if (row.field === 'city' && row.op === 'is_not') return phrase(t, 'doNotLiveIn', { values })
  return phrase(t, `text.${row.op}`, { label, values })
}

function codeWords(t: T, row: Of<'code'>): Part[] {
  if (!('values' in row)) return known(t, row.op, t(`phrases.label.${row.field}`))
  const values = listed(
    t,
    row.values.map((value) => codeInWords(row.field, value)),
  )
  const yes = row.op === 'is'
  if (row.field === 'areaCode') return phrase(t, yes ? 'haveNumber' : 'doNotHaveNumber', { values })
  if (row.field === 'carrier') return phrase(t, yes ? 'use' : 'doNotUse', { values })
  return phrase(t, yes ? 'liveIn' : 'doNotLiveIn', { values })
}

function numberWords(t: T, row: Of<'number'>, label: string): Part[] {
  if (row.op === 'between') return phrase(t, 'number.between', { label, from: row.from, to: row.to })
  if (!('value' in row)) return known(t, row.op, label)
  return phrase(t, `number.${row.op}`, { label, value: row.value })
}

function flagWords(t: T, row: Of<'flag'>, label: string): Part[] {
  return phrase(t, `flag.${row.op}`, { label })
}

function tagsWords(t: T, row: Of<'tags'>): Part[] {
  const tags = listed(t, row.tags, row.op === 'has_all' ? 'and' : 'or')
  return phrase(t, `tags.${row.op}`, { tags, count: row.tags.length })
}

function dateWords(t: T, row: Of<'date'>, names: Names): Part[] {
  const label =
    row.field === 'birthday' || row.field === 'createdAt' || row.field === 'consentAt'
      ? t(`phrases.label.${row.field}`)
      : labelOf(t, row.field, names)
  if (!('date' in row || 'days' in row || 'months' in row)) return known(t, row.op, label)
  const time = dateTime(t, row)
  if (row.field === 'createdAt') return phrase(t, 'joined', { time })
  if (row.field === 'consentAt') return phrase(t, 'changedConsent', { time })
  if (row.field === 'birthday')
    return phrase(t, row.op.startsWith('anniversary') ? 'haveBirthday' : 'wereBorn', { time })
  return phrase(t, 'haveDate', { label, time })
}

type Dated = Extract<Of<'date'>, { date: string } | { days: number } | { months: number[] }>

function dateTime(t: T, row: Dated): string {
  switch (row.op) {
    case 'on':
    case 'before':
    case 'after':
      return t(`phrases.time.${row.op}`, { day: dayInWords(t, row.date) })
    case 'in_last':
      return t('phrases.time.inLast', { days: row.days })
    case 'in_next':
      return t('phrases.time.inNext', { days: row.days })
    case 'anniversary_in_next':
      return row.days === 0 ? t('phrases.time.today') : t('phrases.time.inNext', { days: row.days })
    case 'anniversary_month':
      return t('phrases.time.inMonths', {
        months: listed(
          t,
          row.months.map((month) => monthName(t, month)),
        ),
      })
  }
}
