import { knownCountry, parsePhone } from '../phone'
import { countryByName, stateCode } from '../places'
import { readBoolean, readCarrier, readConsent, readDate, readEmail, readNumber, readTags } from '../values'
import type { ColumnTarget, Mapping } from './mapping'
import type { RowReason, ValueReason } from './reasons'

/** A row ready for staging. Absent values leave a contact's own alone. */
export type ImportedRow = {
  /** E.164, with the plus sign. */
  phone: string
  lineType: string
  country: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  state: string | null
  city: string | null
  postalCode: string | null
  /** YYYY-MM-DD. */
  birthday: string | null
  carrier: string | null
  tags: string[]
  attributes: Record<string, string | number | boolean> | null
  consent: 'yes' | 'out' | null
  /** YYYY-MM-DD. */
  consentAt: string | null
}

export type RowResult =
  | { row: ImportedRow; note: ValueReason | null; reason?: undefined }
  | { row?: undefined; reason: RowReason }

export type RowReader = (cells: readonly string[]) => RowResult

const maxNameCharacters = 120
const maxAttributeCharacters = 1000

/**
 * Makes the function that turns one row's cells into a contact's values. `country` is the workspace's, for numbers without
 * a prefix; `today` (YYYY-MM-DD) is the last day on which consent can have been given.
 */
export function rowReader(mapping: Mapping, country: string, today: string): RowReader {
  const at = (to: ColumnTarget['to']) => mapping.columns.findIndex((column) => column.to === to)
  const phoneAt = at('phone')
  const countryAt = at('country')
  const setters = mapping.columns.flatMap((column, index) => {
    const set = setterFor(column, today)
    return set && index !== countryAt ? [{ index, set }] : []
  })
  const width = mapping.columns.length
  return (cells) => {
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
      return { reason: 'too_many_cells' }
    const stated = statedCountry(cells[countryAt])
    const phone = parsePhone(cells[phoneAt] ?? '', stated || country)
    if (!phone.ok) return { reason: phone.reason }
    const row = emptyRow(phone.phone, phone.lineType, stated || phone.country)
    if (cells.some((cell) => cell.includes('\0'))) return { reason: 'zero_byte' }
    const note = fill(row, cells, setters)
    if (phone.lineType === 'landline') return { row, note: 'landline' }
    return { row, note: note ?? (stated === null ? 'country' : null) }
  }
}

/** Sets what the cells hold; returns the last value that had to be left out. */
function fill(
  row: ImportedRow,
  cells: readonly string[],
  setters: readonly { index: number; set: Setter }[],
): ValueReason | null {
  let note: ValueReason | null = null
  for (const { index, set } of setters) {
    const cell = cells[index]
    if (cell) note = set(row, cell) ?? note
  }
  return note
}

/** The country that a cell names; null for one that is not known, undefined for none. */
function statedCountry(cell: string | undefined): string | null | undefined {
  if (!cell || cell.trim() === '') return undefined
  return countryByName(cell) ?? knownCountry(cell) ?? null
}

function emptyRow(phone: string, lineType: string, country: string | null): ImportedRow {
  return {
    phone,
    lineType,
    country,
    firstName: null,
    lastName: null,
    email: null,
    state: null,
    city: null,
    postalCode: null,
    birthday: null,
    carrier: null,
    tags: [],
    attributes: null,
    consent: null,
    consentAt: null,
  }
}

type Setter = (row: ImportedRow, cell: string) => ValueReason | undefined

type TextField = 'firstName' | 'lastName' | 'city' | 'postalCode'

function text(field: TextField, most: number): Setter {
  return (row, cell) => {
    row[field] = cell.trim().slice(0, most) || null
    return undefined
  }
}

const setters: Partial<Record<ColumnTarget['to'], Setter>> = {
  first_name: text('firstName', maxNameCharacters),
  last_name: text('lastName', maxNameCharacters),
  city: text('city', maxNameCharacters),
  postal_code: text('postalCode', 16),
  full_name: (row, cell) => {
    const { first, last } = splitName(cell.trim().slice(0, 2 * maxNameCharacters))
    row.firstName ??= first
    row.lastName ??= last
    return undefined
  },
  email: (row, cell) => {
    row.email = readEmail(cell) ?? null
    return row.email || cell.trim() === '' ? undefined : 'email'
  },
  state: (row, cell) => {
    row.state = stateCode(cell, row.country ?? 'US') ?? null
    return row.state || cell.trim() === '' ? undefined : 'state'
  },
  birthday: (row, cell) => {
    row.birthday = readDate(cell) ?? null
    return row.birthday || cell.trim() === '' ? undefined : 'birthday'
  },
  carrier: (row, cell) => {
    row.carrier = readCarrier(cell) ?? null
    return undefined
  },
  tags: (row, cell) => {
    row.tags = readTags(cell)
    return undefined
  },
  consent: (row, cell) => {
    row.consent = readConsent(cell) ?? null
    return undefined
  },
}

function setterFor(column: ColumnTarget, today: string): Setter | undefined {
  if (column.to === 'attribute') return attributeSetter(column)
  if (column.to !== 'consent_at') return setters[column.to]
  return (row, cell) => {
    const date = readDate(cell)
    row.consentAt = date && date <= today ? date : null
    return row.consentAt || cell.trim() === '' ? undefined : 'consent_at'
  }
}

function attributeSetter({ key, type }: ColumnTarget & { to: 'attribute' }): Setter {
  return (row, cell) => {
    if (cell.trim() === '') return undefined
    const value = attributeValue(cell, type)
    if (value === undefined) return 'attribute'
    row.attributes ??= {}
    row.attributes[key] = value
    return undefined
  }
}

/** A cell as a value of the attribute's type; undefined when it is not one. */
function attributeValue(
  cell: string,
  type: 'text' | 'number' | 'date' | 'boolean',
): string | number | boolean | undefined {
  if (type === 'number') return readNumber(cell)
  if (type === 'date') return readDate(cell)
  if (type === 'boolean') return readBoolean(cell)
  const value = cell.trim()
  return value.length <= maxAttributeCharacters ? value : undefined
}

/** `Ortiz, Maya` and `Maya Ortiz` alike; everything after the first word is the last name. */
function splitName(name: string): { first: string | null; last: string | null } {
  const comma = /^([^,]+),\s*(.+)$/.exec(name)
  if (comma) return { first: comma[2] ?? null, last: comma[1] ?? null }
  const [first = '', ...rest] = name.split(/\s+/)
  return { first: first || null, last: rest.join(' ') || null }
}
