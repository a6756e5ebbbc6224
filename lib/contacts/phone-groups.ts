/** Calling codes of two figures; 1 and 7 are of one, all others of three (ITU-T E.164 Annex). */
const twoFigures = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/**
 * How mobile numbers group in the plans that American lists hold most of, after libphonenumber: calling code, how the
 * national number begins, figures by group. MMS goes to mobiles; what is not in here stands in one group.
 */
const plans: readonly (readonly [code: string, begins: RegExp, groups: string])[] = [
  ['7', /^9/, '3322'],
  ['27', /^[67]/, '234'],
  ['30', /^69/, '334'],
  ['31', /^6/, '18'],
  ['32', /^4/, '3222'],
  ['33', /^[67]/, '12222'],
  ['34', /^[67]/, '3222'],
  ['353', /^8/, '234'],
  ['351', /^9/, '333'],
  ['36', /^[2-7]0/, '234'],
  ['380', /^[3-9]/, '234'],
  ['39', /^3/, '334'],
  ['40', /^7/, '333'],
  ['41', /^7/, '2322'],
  ['420', /^[67]/, '333'],
  ['44', /^7[1-57-9]/, '46'],
  ['45', /^[2-9]/, '2222'],
  ['46', /^7/, '2322'],
  ['47', /^4/, '2222'],
  ['48', /^[5-8]/, '333'],
  ['49', /^15[1-4679]/, '47'],
  ['49', /^1[67]/, '37'],
  ['502', /^[3-6]/, '44'],
  ['503', /^[67]/, '44'],
  ['504', /^[389]/, '44'],
  ['505', /^[578]/, '44'],
  ['506', /^[5-8]/, '44'],
  ['507', /^6/, '44'],
  ['509', /^[34]/, '244'],
  ['51', /^9/, '333'],
  ['52', /^(?:33|5[56]|81)/, '244'],
  ['52', /^[2-9]/, '334'],
  ['54', /^911/, '1244'],
  ['55', /^[1-9][1-9]9/, '254'],
  ['56', /^9/, '144'],
  ['57', /^3/, '37'],
  ['58', /^4/, '37'],
  ['593', /^9/, '234'],
  ['61', /^4/, '333'],
  ['63', /^9/, '334'],
  ['64', /^21[1-9]/, '234'],
  ['65', /^[89]/, '44'],
  ['66', /^[689]/, '234'],
  ['81', /^[789]0/, '244'],
  ['82', /^10/, '244'],
  ['84', /^[35789]/, '333'],
  ['852', /^[5-9]/, '44'],
  ['86', /^1/, '344'],
  ['886', /^9/, '333'],
  ['90', /^5/, '3322'],
  ['91', /^[6-9]/, '55'],
  ['92', /^3/, '37'],
  ['966', /^5/, '234'],
  ['971', /^5/, '234'],
  ['972', /^5/, '234'],
]

/** `+447400123456` becomes `+44 7400 123456` (ITU-T E.123): an E.164 number of another plan than North America's. */
export function grouped(phone: string): string {
  const figures = phone.slice(1)
  const width = /^[17]/.test(figures) ? 1 : twoFigures.test(figures) ? 2 : 3
  const code = figures.slice(0, width)
  const national = figures.slice(width)
  const plan = plans.find(
    ([plansCode, begins, groups]) =>
      plansCode === code && begins.test(national) && lengthOf(groups) === national.length,
  )
  return [`+${code}`, ...(plan ? split(national, plan[2]) : [national])].join(' ')
}

const lengthOf = (groups: string) => [...groups].reduce((sum, one) => sum + Number(one), 0)

function split(national: string, groups: string): string[] {
  return [...groups].map((one, at) => {
    const from = lengthOf(groups.slice(0, at))
    return national.slice(from, from + Number(one))
  })
}
