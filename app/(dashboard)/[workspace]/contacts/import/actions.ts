'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import {
  attest,
  cancelImport,
  checkImport,
  importRejections,
  saveMapping,
  startImport,
  undoImport,
} from '@/lib/contacts/import/imports.server'
import { mappingSchema } from '@/lib/contacts/import/mapping'

const one = z.object({ id: z.uuid() })

export const mapImport = action(one.extend({ mapping: mappingSchema }), ({ scope }, { id, mapping }) =>
  saveMapping(scope, id, mapping),
)

export const attestImport = action(
  one.extend({
    attestation: z
      .object({
        wording: z
          .string()
          .trim()
          .min(20, 'Give the words that people saw, at least 20 characters.')
          .max(4000),
        source: z.string().trim().min(2, 'Say where people agreed.').max(200),
        collectedOn: z.iso
          .date('Say when people agreed.')
          .refine((date) => date <= new Date().toISOString().slice(0, 10), 'This lies in the future.'),
        confirmed: z.literal(true, 'Tick the statement to vouch for it.'),
      })
      .nullable(),
  }),
  ({ scope }, { id, attestation }) =>
    attest(
      scope,
      id,
      attestation && {
        wording: attestation.wording,
        source: attestation.source,
        collectedOn: attestation.collectedOn,
      },
    ),
)

export const tryImport = action(one, ({ scope }, { id }) => checkImport(scope, id))
export const beginImport = action(one, ({ scope }, { id }) => startImport(scope, id))
export const stopImport = action(one, ({ scope }, { id }) => cancelImport(scope, id))
export const takeBackImport = action(one, ({ scope }, { id }) => undoImport(scope, id))

export const rejections = action(
  one.extend({ after: z.number().int().min(0).default(0), reason: z.string().max(40).optional() }),
  ({ scope }, { id, after, reason }) =>
    importRejections(scope, id, { after, limit: 50, ...(reason ? { reason } : {}) }),
)
