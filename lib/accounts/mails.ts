import { wordsIn } from '../words/catalogue'
import { defaultLocale, isLocale } from '../words/languages'
import type { Words } from '../words/translate'

export type Letter = { subject: string; body: string }

/** The language a person chose, as it stands at their account; null for people we do not know yet. */
type Reader = string | null | undefined

function wordsFor(reader: Reader): Words<'mail'> {
  return wordsIn(isLocale(reader) ? reader : defaultLocale, 'mail')
}

export function signUpLetter(reader: Reader, link: string): Letter {
  const t = wordsFor(reader)
  return { subject: t('signUp.subject'), body: t('signUp.body', { link }) }
}

export function alreadySignedUpLetter(reader: Reader, signIn: string, forgot: string): Letter {
  const t = wordsFor(reader)
  return { subject: t('alreadySignedUp.subject'), body: t('alreadySignedUp.body', { signIn, forgot }) }
}

export function resetLetter(reader: Reader, link: string): Letter {
  const t = wordsFor(reader)
  return { subject: t('reset.subject'), body: t('reset.body', { link }) }
}

export function noAccountLetter(reader: Reader, signUp: string): Letter {
  const t = wordsFor(reader)
  return { subject: t('noAccount.subject'), body: t('noAccount.body', { signUp }) }
}

export function passwordChangedLetter(reader: Reader, forgot: string): Letter {
  const t = wordsFor(reader)
  return { subject: t('passwordChanged.subject'), body: t('passwordChanged.body', { forgot }) }
}

export function invitationLetter(
  reader: Reader,
  input: { inviter: string; workspace: string; role: string; link: string },
): Letter {
  const t = wordsFor(reader)
  const names = { inviter: oneLine(input.inviter), workspace: oneLine(input.workspace) }
  return { subject: t('invitation.subject', names), body: t('invitation.body', input) }
}

export function webhookOffLetter(
  reader: Reader,
  input: { workspace: string; url: string; link: string; why: 'gone' | 'failing' | 'unreadable' },
): Letter {
  const t = wordsFor(reader)
  return {
    subject: t('webhookOff.subject', { workspace: oneLine(input.workspace) }),
    body: t(`webhookOff.${input.why}`, input),
  }
}

/** Names are typed by people; a line break in a subject would start a header of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 80)
}
