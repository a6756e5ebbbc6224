/** Signing in and out with next-auth. Its code is fetched when it is first needed: no page waits for it. */
const client = () => import('next-auth/react')

/** Signs in; answers with the code of what went wrong, or nothing. */
export async function tryPassword(email: string, password: string): Promise<string | undefined> {
  try {
    const { signIn } = await client()
    const answer = await signIn('credentials', { email, password, redirect: false })
    if (answer?.ok && !answer.error) return undefined
    return answer?.error ?? 'internal'
  } catch {
    return 'internal'
  }
}

/** Leaves for the company's own sign-in and comes back to this path. */
export async function singleSignOn(wayBack: string): Promise<void> {
  const { signIn } = await client()
  await signIn('oidc', { callbackUrl: wayBack })
}

/** Ends the session of this browser and goes to this path. */
export async function signOut(wayBack = '/sign-in'): Promise<void> {
  const { signOut: end } = await client()
  await end({ callbackUrl: wayBack })
}
