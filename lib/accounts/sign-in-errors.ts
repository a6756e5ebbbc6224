/**
 * Why signing in failed, as the sign-in page says it. next-auth carries only a code through the address, and the page
 * shows only these sentences: an address cannot put words into its mouth.
 */
const sentences: Record<string, string> = {
  unauthenticated: 'This e-mail address and password do not belong together.',
  rate_limited: 'Too many tries. Wait 15 minutes, or reset your password.',
  invalid: 'Enter your e-mail address and your password.',
  unverified: 'Your identity provider has not verified your e-mail address. Verify it there, then try again.',
  OAuthSignin: 'The identity provider does not answer. Try again, or use your password.',
  OAuthCallback: 'The identity provider did not confirm who you are. Try again, or use your password.',
  OAuthCallbackError: 'The identity provider did not confirm who you are. Try again, or use your password.',
  AccessDenied: 'The identity provider refused to sign you in.',
  SessionRequired: 'Sign in to go on.',
}

const fallback = 'Signing in did not work. Nothing was changed. Try again in a moment.'

export type SignInProblem = 'unauthenticated' | 'rate_limited' | 'invalid' | 'unverified'

export function signInSentence(code: string): string {
  return Object.hasOwn(sentences, code) ? (sentences[code] as string) : fallback
}
