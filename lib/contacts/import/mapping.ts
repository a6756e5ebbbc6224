import { z } from 'zod'

/** Where a column may go besides custom attributes. */
export const targets = [
  'phone',
  'first_name',
  'last_name',
  'full_name',
  'email',
  'country',
  'state',
  'city',
  'postal_code',
  'birthday',
  'tags',
  'carrier',
  'consent',
  'consent_at',
] as const
export type Target = (typeof targets)[number]

const column = z.discriminatedUnion('to', [
  z.object({ to: z.literal('ignore') }),
  z.object({ to: z.enum(targets) }),
  z.object({
    to: z.literal('attribute'),
    key: z.string().regex(/^[a-z][a-z0-9_]{0,47}$/, 'A key is small letters, digits and underscores.'),
    label: z.string().trim().min(1).max(80),
    type: z.enum(['text', 'number', 'date', 'boolean']),
  }),
])
export type ColumnTarget = z.output<typeof column>

export const maxColumns = 300

export const mappingSchema = z
  .object({
    columns: z.array(column).min(1).max(maxColumns),
    /** Given to everyone in the file. */
    tags: z.array(z.string().trim().min(1).max(60)).max(10).default([]),
  })
  .check(({ value, issues }) => {
    const used = new Set<string>()
    for (const target of value.columns) {
      const name = target.to === 'attribute' ? `attribute ${target.key}` : target.to
      if (target.to !== 'ignore' && used.has(name))
        issues.push({
          code: 'custom',
          input: value,
          path: ['columns'],
          message: `Two columns go to ${name}.`,
        })
      used.add(name)
    }
    if (!used.has('phone'))
      issues.push({
        code: 'custom',
        input: value,
        path: ['columns'],
        message: 'Say which column is the phone number.',
      })
  })
export type Mapping = z.output<typeof mappingSchema>
