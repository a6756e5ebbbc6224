import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthHead } from '@/components/accounts/auth-frame'
import { EmailStep } from '@/components/accounts/email-step'
import { askForNewPassword } from '../actions'

export const metadata: Metadata = { title: 'New password' }

export default function ForgotPasswordPage() {
  return (
    <>
      <AuthHead title="Choose a new password">We mail you a link that lets you set one.</AuthHead>
      <EmailStep
        act={askForNewPassword}
        verb="Send the link"
        sent="It holds a link that works once, for an hour. Until it is used, the old password stays."
      />
      <p className="mt-5 text-ink-2">
        Remembered it?{' '}
        <Link href="/sign-in" className="text-link">
          Sign in
        </Link>
      </p>
    </>
  )
}
