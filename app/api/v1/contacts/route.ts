import { z } from 'zod'
import { apiHandler } from '@/app/handler'
import { recordByApi } from '@/lib/consent/record.server'
import { contactInput, createContact } from '@/lib/contacts/contacts.server'
import { cursorSchema, views } from '@/lib/contacts/list'
import { listContacts } from '@/lib/contacts/list.server'
import { AppError } from '@/lib/platform/errors'

const create = contactInput.extend({
  phone: z.string().max(64),
  /** A yes that the caller can prove; without it the contact is made without consent. */
  consent: z
    .object({
      wording: z.string().trim().min(20).max(4000),
      source: z.string().trim().min(2).max(200),
      at: z.iso.datetime({ offset: true }),
      ip: z.string().max(64).optional(),
      sourceUrl: z.url().max(2000).optional(),
    })
    .optional(),
})

/** Makes a contact with its consent, or neither; 409 when the number is there already or held. */
export const POST = apiHandler('contacts.write', create, async (scope, { phone, consent, ...values }) => {
  let consentEventId: number | null = null
  const made = await createContact(scope, phone, values, 'api', async (sql, number) => {
    if (consent) consentEventId = await recordByApi(sql, scope, number, consent, new Date())
  })
  return { ...made, consentEventId }
})

const query = z.object({
  search: z.string().trim().max(100).default(''),
  view: z.enum(views).default('all'),
  tag: z.string().max(60).optional(),
  /** The `next` of the page before. */
  after: z.string().max(200).optional(),
})

/** Contacts, newest first, 100 to a page; `next` is the cursor of the page after, or null. */
export const GET = apiHandler('contacts.read', query, async (scope, { after, ...wanted }) => {
  const { rows, next } = await listContacts(scope, {
    ...wanted,
    ...(after ? { after: cursorOf(after) } : {}),
  })
  return { contacts: rows, next: next && `${next.createdAt}_${next.id}` }
})

function cursorOf(text: string) {
  const [createdAt, id] = text.split('_')
  const cursor = cursorSchema.safeParse({ createdAt, id })
  if (!cursor.success)
    throw new AppError('invalid', 'This cursor is not one of ours.', { fields: { after: 'Not valid.' } })
  return cursor.data
}
