/** What an opt-out line says where the address of each person's own opt-out page is to stand. */
export const optOutPage = '{page}'

/** An opt-out line as it is read, with the address where it asks for one. */
export function withOptOutPage(line: string, address: string): string {
  return line.replaceAll(optOutPage, address)
}
