import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthHead } from '@/components/accounts/auth-frame'
import { EmailStep } from '@/components/accounts/email-step'
import { beginSignUp } from '../actions'

export const metadata: Metadata = { title: 'Sign up' }

export default function SignUpPage() {
  return (
    <>
      <AuthHead title="Make a workspace">First we make sure that the address is yours.</AuthHead>
      <EmailStep
        act={beginSignUp}
        verb="Go on"
        sent="It holds a link to go on with. The link works for an hour."
      />
      <p className="mt-5 text-ink-2">
        Have an account?{' '}
        <Link href="/sign-in" className="text-link">
          Sign in
        </Link>
      </p>
    </>
  )
}
