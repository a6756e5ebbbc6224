import { type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/max'

let countries: ReadonlyMap<string, CountryCode> | undefined

/** Countries whose calling code others share; the largest stands for them. */
const main: readonly CountryCode[] = ['US', 'GB', 'IT', 'NO', 'FI', 'AU', 'MA', 'RU', 'FR']

/** The country of a number's calling code (E.164, or its first four digits); undefined for one that is nobody's. */
export function countryOfPhone(phone: string): CountryCode | undefined {
  countries ??= new Map(
    [...getCountries(), ...main].map((country) => [`+${getCountryCallingCode(country)}`, country]),
  )
  for (let digits = 4; digits >= 2; digits--) {
    const found = countries.get(phone.slice(0, digits))
    if (found) return found
  }
  return undefined
}
