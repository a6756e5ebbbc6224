/** `+18285550147` as people write it: `+1 (828) 555-0147`. Other countries' numbers stay in E.164. */
export function formatPhone(phone: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone)
  return parts ? `+1 (${parts[1]}) ${parts[2]}-${parts[3]}` : phone
}
