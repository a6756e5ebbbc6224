import type { Words } from '../words/translate'

/**
 * Why signing in failed, as the sign-in page says it. next-auth carries only a code through the address, and the page
 * shows only these sentences: an address cannot put words into its mouth.
 */
const sentences = (t: Words<'accounts'>): Record<string, string> => ({
  unauthenticated: t('signInErrors.thisEMailAddress'),
  rate_limited: t('signInErrors.tooManyTriesWait'),
  invalid: t('signInErrors.enterYourEMail'),
  unverified: t('signInErrors.yourIdentityProviderHas'),
  OAuthSignin: t('signInErrors.theIdentityProviderDoes'),
  OAuthCallback: t('signInErrors.theIdentityProviderDid'),
  OAuthCallbackError: t('signInErrors.theIdentityProviderDid'),
  AccessDenied: t('signInErrors.theIdentityProviderRefused'),
  SessionRequired: t('signInErrors.signInToGo'),
})

export type SignInProblem = 'unauthenticated' | 'rate_limited' | 'invalid' | 'unverified'

export function signInSentence(t: Words<'accounts'>, code: string): string {
  return Object.hasOwn(sentences(t), code) ? (sentences(t)[code] as string) : t('signInErrors.didNotWork')
}
