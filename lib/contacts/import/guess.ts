import { type AttributeDefinition, attributeKey } from '../fields'
import { parsePhone } from '../phone'
import { readBoolean, readConsent, readDate, readEmail, readNumber } from '../values'
import type { ColumnTarget, Mapping, Target } from './mapping'

/** Header words that name a field, letters and digits only. The first column that fits wins. */
const synonyms: [Target, RegExp][] = [
  [
    'consent_at',
    /^(consent|optin|optedin|subscribed?|subscription|signup)(date|at|on|time|timestamp|datetime)$|^dateofconsent$/,
  ],
  [
    'consent',
    /^(consent|smsconsent|marketingconsent|optin|optinstatus|smsoptin|subscribed|subscription|subscriptionstatus|smsstatus|status|acceptssmsmarketing|acceptsmarketing)$/,
  ],
  [
    'phone',
    /^(phone|phonenumber|phoneno|mobile|mobilephone|mobilenumber|cell|cellphone|cellnumber|tel|telephone|sms|smsnumber|msisdn|number|telefono|e164)$/,
  ],
  ['first_name', /^(firstname|first|fname|givenname|forename|nombre|vorname)$/],
  ['last_name', /^(lastname|last|lname|surname|familyname|apellido|nachname)$/],
  ['full_name', /^(name|fullname|customername|contactname|customer)$/],
  ['email', /^(email|emailaddress|mail|emailid|correo)$/],
  ['state', /^(state|province|region|stateprovince|provincecode|statecode|shippingstate|billingstate)$/],
  ['city', /^(city|town|shippingcity|billingcity|ciudad)$/],
  ['postal_code', /^(zip|zipcode|postal|postalcode|postcode|shippingzip|billingzip|plz)$/],
  ['country', /^(country|countrycode|nation|shippingcountry)$/],
  ['birthday', /^(birthday|birthdate|dateofbirth|dob|bday|geburtstag)$/],
  ['tags', /^(tags?|labels?|lists?|groups?)$/],
  ['carrier', /^(carrier|network|operator|provider|wirelesscarrier)$/],
]

/**
 * A first guess at where each column goes: by its heading, then by what its cells look like. Unknown columns become
 * attributes that exist already; new ones are left for a person to choose.
 */
export function guessMapping(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  definitions: readonly AttributeDefinition[],
  country: string,
): Mapping['columns'] {
  const taken = new Set<Target>()
  const guess = header.map((heading): ColumnTarget => {
    const word = heading
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
    const found = synonyms.find(([target, pattern]) => !taken.has(target) && pattern.test(word))?.[0]
    if (found) {
      taken.add(found)
      return { to: found }
    }
    const known = definitions.find(({ key, label }) => key === attributeKey(heading) || label === heading)
    return known
      ? { to: 'attribute', key: known.key, label: known.label, type: known.type }
      : { to: 'ignore' }
  })
  const fits: [Target, (cell: string) => boolean][] = [
    ['phone', (cell) => parsePhone(cell, country).ok],
    ['email', (cell) => readEmail(cell) !== undefined],
  ]
  for (const [target, fit] of fits) {
    if (taken.has(target)) continue
    const index = guess.findIndex(({ to }, at) => to === 'ignore' && mostly(columnOf(sample, at), fit))
    if (index >= 0) guess[index] = { to: target }
  }
  return guess
}

/** The type that every filled cell of a column has; text when they differ. */
export function guessType(cells: readonly string[]): 'text' | 'number' | 'date' | 'boolean' {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return 'text'
  if (filled.every((cell) => readBoolean(cell) !== undefined && !/^[01]$/.test(cell.trim()))) return 'boolean'
  // A leading zero is part of a code, not of a number.
  if (filled.every((cell) => readNumber(cell) !== undefined && !/^0\d/.test(cell.trim()))) return 'number'
  return filled.every((cell) => readDate(cell) !== undefined) ? 'date' : 'text'
}

export function columnOf(rows: readonly (readonly string[])[], index: number): string[] {
  return rows.map((row) => row[index] ?? '')
}

function mostly(cells: readonly string[], fit: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.filter(fit).length >= filled.length * 0.6
}

/** A first row that names columns rather than holding a person: no cell of it is a phone number or an address. */
export function looksLikeHeader(first: readonly string[], country: string): boolean {
  return !first.some((cell) => parsePhone(cell, country).ok || readEmail(cell) || readConsent(cell) === 'out')
}
