import { areaOf, zonesOfState } from '../contacts/area-codes'
import { countryOfPhone } from '../contacts/phone-country'
import { type Places, ruledStates } from './hours'

/** What is known of where somebody is. Empty where it is not. */
export type Evidence = {
  timeZone: string
  /** ISO 3166-1 alpha-2. */
  country: string
  state: string
  /** The number's first digits, with the plus: enough for country and area code. */
  prefix: string
}

/**
 * Where somebody may be, by everything that is known: stated zone, state, country, and area code. Evidence is intersected, never
 * averaged: with a profile in New York and a number of Los Angeles both clocks count. Who has neither zone, state nor a code that
 * says where it is may be anywhere in their country, and under any of its states' rules.
 */
export function placesOf({ timeZone, country, state, prefix }: Evidence): Places {
  const area = areaOf(prefix)
  const dialled = countryOfPhone(prefix)
  const stated = country || dialled || 'US'
  const known = isZone(timeZone) ? [timeZone] : state ? zonesOfState(stated, state) : []
  const zones = [...known, ...(area?.zones ?? [])]
  const states = [
    ...(state ? [`${stated}-${state}`] : []),
    ...(area ? [`${area.country}-${area.state}`] : []),
  ]
  const anywhere = [country, dialled ?? ''].flatMap((one) => (one ? zonesOfCountry(one) : []))
  return {
    zones: [...new Set(zones.length > 0 ? zones : anywhere.length > 0 ? anywhere : zonesOfCountry('US'))],
    states: states.length > 0 ? [...new Set(states)] : stated === 'US' ? ruledStates : [],
  }
}

/** Reads what the SQL of lib/messages/hours.server.ts writes: the evidence's four texts, a unit separator between them. */
export function readPlaceKey(key: string): Evidence {
  const [timeZone = '', country = '', state = '', prefix = ''] = key.split('\u001f')
  return { timeZone, country, state, prefix }
}

const zonesKnown = new Map<string, boolean>()

function isZone(timeZone: string): boolean {
  let known = zonesKnown.get(timeZone)
  if (known === undefined) {
    known = timeZone !== '' && canFormat(timeZone)
    zonesKnown.set(timeZone, known)
  }
  return known
}

function canFormat(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone })
    return true
  } catch {
    return false
  }
}

/** Every zone of a country, as the Unicode CLDR in the runtime knows them. */
function zonesOfCountry(country: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(country)) return []
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: string[]
    getTimeZones?: () => string[] | undefined
  }
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}
