'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { defineAttribute } from '@/lib/contacts/attributes.server'
import {
  contactInput,
  createContact,
  deleteContacts,
  restoreContacts,
  tagContacts,
  updateContact,
} from '@/lib/contacts/contacts.server'
import { attributeKey } from '@/lib/contacts/fields'
import { listQuery } from '@/lib/contacts/list'
import { listContacts } from '@/lib/contacts/list.server'
import { AppError } from '@/lib/platform/errors'

const ids = z.object({ ids: z.array(z.uuid()).min(1).max(10_000) })

export const moreContacts = action(listQuery, ({ scope }, query) => listContacts(scope, query))

export const addContact = action(
  z.object({ phone: z.string().max(64), values: contactInput }),
  ({ scope }, { phone, values }) => createContact(scope, phone, values, 'manual'),
)

export const editContact = action(
  z.object({ id: z.uuid(), values: contactInput }),
  ({ scope }, { id, values }) => updateContact(scope, id, values),
)

export const removeContacts = action(ids, ({ scope }, input) => deleteContacts(scope, input.ids))

export const bringBackContacts = action(ids, ({ scope }, input) => restoreContacts(scope, input.ids))

export const tagTheseContacts = action(
  ids.extend({ tag: z.string().trim().min(1, 'Write a tag.').max(60) }),
  ({ scope }, { ids: chosen, tag }) => tagContacts(scope, chosen, tag),
)

export const addAttribute = action(
  z.object({
    label: z.string().trim().min(1, 'Give it a name.').max(80),
    type: z.enum(['text', 'number', 'date', 'boolean']),
  }),
  async ({ scope }, { label, type }) => {
    const key = attributeKey(label)
    if (!key)
      throw new AppError('invalid', 'Use at least one letter or digit.', {
        fields: { label: 'No letter.' },
      })
    await defineAttribute(scope, { key, label, type })
    return { key, label, type }
  },
)
