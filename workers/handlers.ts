import { sendMail } from '@/lib/accounts/mail.server'
import type { Handlers } from '@/lib/platform/queue.server'
import { sweep } from './sweep'

/** Job name → one call. */
export const handlers: Handlers = {
  'mail.send': ({ mailId }) => sendMail(mailId),
  sweep: () => sweep(),
}
