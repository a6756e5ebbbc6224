import type { z } from 'zod'
import { readSaid } from '../words/said'
import { AppError } from './errors'

/** Parses what came over a border; throws AppError('invalid') naming each field that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const name = issue.path.join('.') || 'input'
    fields[name] ??= issue.message
  }
  const { sentence, values } = readSaid(Object.values(fields)[0] ?? 'The input is not valid.')
  throw new AppError('invalid', sentence, { fields, ...(values ? { values } : {}) })
}
