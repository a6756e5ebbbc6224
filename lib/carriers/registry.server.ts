import { z } from 'zod'
import { AppError } from '../platform/errors'
import type { Carrier, CredentialField } from './carrier'
import { mm1 } from './mm1/index.server'
import { mm7 } from './mm7/index.server'
import { simulator } from './simulator/carrier.server'

/** Every adapter. A new carrier is a folder and a line here. */
export const carriers: readonly Carrier[] = [mm7, mm1, simulator].map((carrier) => carrier as Carrier)

/** @throws AppError('unsupported') for an adapter this release does not have. */
export function carrierOf(adapter: string): Carrier {
  const found = carriers.find((carrier) => carrier.id === adapter)
  if (!found)
    throw new AppError('unsupported', 'This version of Marquee has no carrier called “{adapter}”.', {
      values: { adapter },
    })
  return found
}

type Meta = {
  hidden?: boolean
  label?: string
  help?: string
  section?: string
  secret?: boolean
  input?: CredentialField['input']
  /** Words for the values of a choice; the values themselves where it has none. */
  options?: Record<string, string>
}

/** The settings form of an adapter, drawn from its credentials schema. */
export function credentialFields(carrier: Carrier): CredentialField[] {
  if (!(carrier.credentials instanceof z.ZodObject)) return []
  return Object.entries(carrier.credentials.shape).flatMap(([key, schema]) => {
    const type = schema as z.ZodType
    const { hidden, options, ...meta } = (type.meta() ?? {}) as Meta
    if (hidden) return []
    const { label = key, help, section, secret = false, input = 'text' } = meta
    return {
      key,
      label,
      ...(help ? { help } : {}),
      ...(section ? { section } : {}),
      secret,
      required: !type.safeParse(undefined).success,
      input,
      ...choicesOf(type, options ?? {}),
    }
  })
}

function choicesOf(
  type: z.ZodType,
  words: Record<string, string>,
): Pick<CredentialField, 'options' | 'default'> {
  const inner = type instanceof z.ZodDefault ? type.unwrap() : type
  const values = inner instanceof z.ZodEnum ? inner.options.map(String) : undefined
  return {
    ...(values ? { options: values.map((value) => ({ value, label: words[value] ?? value })) } : {}),
    ...(type instanceof z.ZodDefault ? { default: String(type.parse(undefined)) } : {}),
  }
}
