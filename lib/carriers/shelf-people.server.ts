import { allow, type Scope } from '../accounts/scope'
import { recordConsent } from '../consent/ledger.server'
import { keepWording } from '../consent/wording.server'
import { createContact } from '../contacts/contacts.server'
import { AppError } from '../platform/errors'
import { SHELF } from './simulator/shelf'

/** The tag that the owners of the built-in phones carry. */
export const shelfTag = 'built-in phones'

const wording =
  'These people and their phones are made up. They agree to every message, so that you can try one on them.'

/**
 * Makes contacts of the people whose phones stand on the simulator's shelf, with consent, so that a first campaign has
 * somebody to go to. Their numbers are from the block that is never given to anybody. Who is there already stays as
 * they are. Returns how many were added.
 */
export async function addShelfPeople(scope: Scope, now: Date): Promise<number> {
  allow(scope, 'contacts.write')
  let added = 0
  for (const { name, number, network } of SHELF) {
    const values = { firstName: name.split('’')[0], carrier: network, tags: [shelfTag] }
    try {
      await createContact(scope, number, values, 'manual', async (sql, phone) => {
        const { id: wordingId } = await keepWording(sql, scope, wording)
        await recordConsent(sql, scope, {
          phone,
          kind: 'granted',
          mechanism: 'manual',
          occurredAt: now,
          wordingId,
          evidence: { source: 'Built-in phones' },
        })
      })
      added += 1
    } catch (error) {
      // Already a contact, or said STOP before it was deleted: both are left alone.
      if (!(error instanceof AppError && error.code === 'conflict')) throw error
    }
  }
  return added
}
