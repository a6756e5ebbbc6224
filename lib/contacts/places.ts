/** Postal abbreviations of US states, districts and territories, and of Canadian provinces, by name in small letters. */
const names: Record<string, Record<string, string>> = {
  US: byName(
    'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|GU Guam|VI Virgin Islands|AS American Samoa|MP Northern Mariana Islands',
  ),
  CA: byName(
    'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon',
  ),
}

function byName(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split('|').flatMap((entry) => {
      const code = entry.slice(0, 2)
      return [
        [code.toLowerCase(), code],
        [entry.slice(3).toLowerCase(), code],
      ]
    }),
  )
}

/** `North Carolina`, `nc` or `N.C.` → `NC`. Elsewhere than in the US and Canada the text itself, at most 64 characters. */
export function stateCode(text: string, country: string): string | undefined {
  const known = names[country]
  const plain = text.trim()
  if (!known) return plain.slice(0, 64) || undefined
  return known[plain.toLowerCase()] ?? known[plain.toLowerCase().replace(/[.\s]/g, '')]
}

const countries: Record<string, string> = {
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states': 'US',
  'united states of america': 'US',
  america: 'US',
  canada: 'CA',
  uk: 'GB',
  'united kingdom': 'GB',
  'great britain': 'GB',
  england: 'GB',
  mexico: 'MX',
  france: 'FR',
  germany: 'DE',
  spain: 'ES',
  australia: 'AU',
}

/** The ISO code for a common way of writing a country in full; undefined when it is not one of those. */
export function countryByName(text: string): string | undefined {
  return countries[text.trim().toLowerCase()]
}
