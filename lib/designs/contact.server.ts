import { allow, type Scope } from '../accounts/scope'
import { writeVcard } from '../media/cards/vcard'
import { keepPicture } from '../media/keep.server'
import { prisma } from '../platform/db.server'
import { notFound } from '../platform/errors'
import type { ContactForm } from './contact-form'
import { brandOf } from './kit.server'

/** What the form of the workspace's own card begins with: its brand, and the numbers it sends from. */
export async function contactDefaults(scope: Scope): Promise<{ name: string; phones: string[] }> {
  allow(scope, 'media.read')
  const [{ name }, senders] = await Promise.all([
    brandOf(scope),
    prisma().sender.findMany({
      where: { workspaceId: scope.workspaceId, disabledAt: null },
      select: { address: true },
      orderBy: { createdAt: 'asc' },
      take: 50,
    }),
  ])
  return { name, phones: senders.map(({ address }) => address) }
}

/**
 * Makes a contact card of the workspace itself, with the logo of its brand, and keeps it in the library: people who save
 * it see a name instead of a number. Returns the asset's id. @throws AppError('not_found') for a number that is no sender.
 */
export async function saveContactCard(
  scope: Scope,
  { name, phone, email, url }: ContactForm,
): Promise<string> {
  allow(scope, 'media.write')
  const { phones } = await contactDefaults(scope)
  if (!phones.includes(phone)) throw notFound('sender')
  const { logo } = await brandOf(scope)
  const card = {
    name,
    names: [name],
    organization: [name],
    title: '',
    phones: [{ types: ['CELL', 'VOICE'], value: phone }],
    emails: email ? [{ types: [], value: email }] : [],
    urls: url ? [url] : [],
    addresses: [],
    birthday: '',
    note: '',
  }
  const photo = logo ? Buffer.from(logo.href.split(',')[1] ?? '', 'base64') : null
  return keepPicture(scope, `${name}.vcf`, Buffer.from(writeVcard(card, '3.0', photo)))
}
