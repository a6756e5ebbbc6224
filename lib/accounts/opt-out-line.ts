/** What an opt-out line says where the address of each person's own opt-out page is to stand. */
export const optOutPage = '{page}'

/** A text as it is read, with the address where it asks for one. In two braces it would be a merge field. */
export function withOptOutPage(text: string, address: string): string {
  return text.replace(/(?<!\{)\{page\}(?!\})/gi, () => address)
}
