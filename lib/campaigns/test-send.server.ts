import { allow, type Scope } from '../accounts/scope'
import { parsePhone } from '../contacts/phone'
import { sendTest } from '../messages/test-send.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { inspectDraft } from './inspect.server'
import { freeze } from './launch.server'

/**
 * Sends one variant of a draft, as it stands, to a few numbers separated by commas or spaces between them.
 * @throws AppError('invalid') naming a number that is none; whatever `sendTest` refuses. Nothing was sent then.
 */
export async function sendDraftTest(
  scope: Scope,
  input: { id: string; variant: number; phones: string },
): Promise<{ queued: number }> {
  allow(scope, 'campaigns.send')
  const { country } = await prisma().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: { country: true },
  })
  const numbers = input.phones
    .split(/[,;\n]/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const parsed = parsePhone(text, country)
      if (parsed.ok) return parsed.phone
      throw new AppError(
        'invalid',
        '“{text}” is not a phone number. Write it like (828) 555-0151. Nothing was sent.',
        { values: { text } },
      )
    })
  const inspected = await inspectDraft(scope, input.id)
  const sent = await sendTest(scope, { frozen: freeze(inspected), variant: input.variant, numbers })
  return { queued: sent.length }
}
