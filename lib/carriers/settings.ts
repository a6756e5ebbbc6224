import type { CredentialField } from './carrier'

/** An adapter as the settings page offers it. */
export type CarrierForm = {
  adapter: string
  name: string
  description: string
  fields: readonly CredentialField[]
}

export const numberTypes = ['long_code', 'toll_free', 'short_code'] as const
export type NumberType = (typeof numberTypes)[number]

/** `(828) 555-0147` typed by a person becomes `+18285550147`; a short code keeps its digits. */
export function senderAddress(text: string, type: NumberType): string {
  const digits = text.replace(/\D/g, '')
  if (type === 'short_code') return digits
  if (!text.trim().startsWith('+') && digits.length === 10) return `+1${digits}`
  return `+${digits}`
}
