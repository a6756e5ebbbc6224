import { dayInWords, days, listed, monthName, type Names, type Part, plain, strong } from './phrases'
import { codeInWords } from './places'
import type { Condition, Group, Node, Rule } from './rule'
import { engagementWords } from './words-engagement'

/** The rule as a sentence: "People who live in **North Carolina** and clicked **any campaign in the last 60 days**." */
export function inWords(rule: Rule, names: Names): Part[] {
  if (rule.of.length === 0) return [strong('Everyone'), plain('.')]
  const main = rule.match === 'all' ? rule.of.filter((node) => !isNone(node)) : [rule]
  const except = rule.match === 'all' ? rule.of.filter(isNone).filter((group) => group.of.length > 0) : []
  const parts: Part[] = main.length
    ? [plain('People who '), ...rootWords(rule, main, names), plain('.')]
    : [strong('Everyone'), plain('.')]
  for (const group of except)
    parts.push(plain(' Not those who '), ...joined(group.of, 'or', names, false), plain('.'))
  return merged(parts)
}

/** The same without emphasis, for lists, labels and copying. */
export function inPlainWords(rule: Rule, names: Names): string {
  return inWords(rule, names)
    .map((part) => part.text)
    .join('')
}

function rootWords(rule: Rule, main: Node[], names: Names): Part[] {
  if (rule.match === 'all') return joined(main, 'and', names, false)
  if (rule.match === 'any') return joined(rule.of, 'or', names, false)
  return groupWords(rule, names)
}

const isNone = (node: Node): node is Group => node.type === 'group' && node.match === 'none'

function joined(nodes: Node[], word: 'and' | 'or', names: Names, nested: boolean): Part[] {
  const said = nodes.map((node) => nodeWords(node, names))
  // A comma before the last "and" too when a part has an "or" of its own.
  const grouped = !nested && nodes.some((node) => node.type === 'group' && node.of.length > 1)
  return said.flatMap((parts, i) => {
    if (i === 0) return parts
    const last = i === said.length - 1
    const who = grouped ? ' who ' : ' '
    return [
      plain(last ? `${grouped ? ',' : ''} ${word}${who}` : `,${grouped ? ` ${word}${who}` : ' '}`),
      ...parts,
    ]
  })
}

function nodeWords(node: Node, names: Names): Part[] {
  return node.type === 'group' ? groupWords(node, names) : merged(conditionWords(node, names))
}

function groupWords(group: Group, names: Names): Part[] {
  const [only] = group.of
  if (!only) return [plain('are '), strong('anyone')]
  if (group.match === 'none') return [plain('are not those who '), ...joined(group.of, 'or', names, true)]
  if (group.of.length === 1) return nodeWords(only, names)
  return group.match === 'any'
    ? [plain('either '), ...joined(group.of, 'or', names, true)]
    : [plain('both '), ...joined(group.of, 'and', names, true)]
}

function merged(parts: Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last && !!last.strong === !!part.strong) last.text += part.text
    else result.push({ ...part })
  }
  return result
}

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>

function conditionWords(row: Condition, names: Names): Part[] {
  switch (row.type) {
    case 'text':
      return textWords(row, names)
    case 'code':
      return codeWords(row)
    case 'number':
      return numberWords(row, labelOf(row.field, names))
    case 'date':
      return dateWords(row, names)
    case 'flag':
      return flagWords(row, labelOf(row.field, names))
    case 'tags':
      return tagsWords(row)
    case 'consent': {
      const states = strong(listed(row.states.map((state) => consentWords[state])))
      return row.op === 'is' ? [states] : [plain('are not among those who '), states]
    }
    case 'engagement':
      return engagementWords(row, names)
  }
}

const consentWords = {
  granted: 'agreed to marketing texts',
  pending: 'have not confirmed yet',
  revoked: 'opted out',
  none: 'never agreed',
} as const

const labels: Readonly<Record<string, string>> = {
  firstName: 'first name',
  lastName: 'last name',
  email: 'email',
  city: 'city',
  postalCode: 'postal code',
  source: 'source',
  state: 'state',
  country: 'country',
  carrier: 'carrier',
  areaCode: 'area code',
}

function labelOf(field: string, names: Names): string {
  if (!field.startsWith('attribute:')) return labels[field] ?? field
  const key = field.slice('attribute:'.length)
  return names.attributes[key] ?? key
}

function textWords(row: Of<'text'>, names: Names): Part[] {
  const label = labelOf(row.field, names)
  if (!('values' in row))
    return [plain('have '), strong(row.op === 'empty' ? `no ${label}` : `some ${label}`)]
  const values = strong(listed(row.values))
  if (row.field === 'city' && row.op === 'is') return [plain('live in '), values]
  if (row.field === 'city' && row.op === 'is_not') return [plain('do not live in '), values]
  switch (row.op) {
    case 'is':
      return [plain(`have the ${label} `), values]
    case 'is_not':
      return [plain(`do not have the ${label} `), values]
    case 'contains':
      return [plain('have '), values, plain(` in their ${label}`)]
    case 'not_contains':
      return [plain('do not have '), values, plain(` in their ${label}`)]
    case 'starts':
      return [plain(`have a ${label} starting with `), values]
  }
}

function codeWords(row: Of<'code'>): Part[] {
  const label = labels[row.field]
  if (!('values' in row))
    return [plain('have '), strong(row.op === 'empty' ? `no ${label}` : `some ${label}`)]
  const values = strong(listed(row.values.map((value) => codeInWords(row.field, value))))
  const yes = row.op === 'is'
  if (row.field === 'areaCode') return [plain(yes ? 'have a ' : 'do not have a '), values, plain(' number')]
  if (row.field === 'carrier') return [plain(yes ? 'use ' : 'do not use '), values]
  return [plain(yes ? 'live in ' : 'do not live in '), values]
}

const numberOps = {
  is: 'exactly',
  is_not: 'other than',
  at_least: 'at least',
  at_most: 'at most',
  more_than: 'more than',
  less_than: 'less than',
} as const

function numberWords(row: Of<'number'>, label: string): Part[] {
  if (row.op === 'between') return [plain(`have ${label} `), strong(`from ${row.from} to ${row.to}`)]
  if (!('value' in row)) return [plain('have '), strong(row.op === 'empty' ? `no ${label}` : `some ${label}`)]
  return [plain(`have ${label} `), strong(`${numberOps[row.op]} ${row.value}`)]
}

function flagWords(row: Of<'flag'>, label: string): Part[] {
  if (row.op === 'yes' || row.op === 'no') return [plain(`have ${label} set to `), strong(row.op)]
  return [plain('have '), strong(row.op === 'empty' ? `no answer for ${label}` : `an answer for ${label}`)]
}

function tagsWords(row: Of<'tags'>): Part[] {
  const one = row.tags.length === 1 ? 'tag' : 'tags'
  if (row.op === 'has_all') return [plain(`have the ${one} `), strong(listed(row.tags, 'and'))]
  const list = strong(listed(row.tags))
  return row.op === 'has_any' ? [plain('have the tag '), list] : [plain('do not have the tag '), list]
}

function dateWords(row: Of<'date'>, names: Names): Part[] {
  const what = row.field === 'birthday' ? 'birthday' : labelOf(row.field, names)
  if (!('date' in row || 'days' in row || 'months' in row)) {
    const known = { createdAt: 'joining date', consentAt: 'consent date' }[row.field as string] ?? what
    return [plain('have '), strong(row.op === 'empty' ? `no ${known}` : `some ${known}`)]
  }
  const time = strong(dateTime(row))
  if (row.field === 'createdAt') return [plain('joined '), time]
  if (row.field === 'consentAt') return [plain('changed their consent '), time]
  if (row.field === 'birthday')
    return [plain(row.op.startsWith('anniversary') ? 'have a birthday ' : 'were born '), time]
  return [plain(`have ${what} `), time]
}

type Dated = Extract<Of<'date'>, { date: string } | { days: number } | { months: number[] }>

function dateTime(row: Dated): string {
  switch (row.op) {
    case 'on':
    case 'before':
    case 'after':
      return `${row.op} ${dayInWords(row.date)}`
    case 'in_last':
      return `in the last ${days(row.days)}`
    case 'in_next':
      return `in the next ${days(row.days)}`
    case 'anniversary_in_next':
      return row.days === 0 ? 'today' : `in the next ${days(row.days)}`
    case 'anniversary_month':
      return `in ${listed(row.months.map(monthName))}`
  }
}
