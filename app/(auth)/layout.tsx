import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'
import { AuthFrame } from '@/components/accounts/auth-frame'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <WordsOf rooms={['accounts']}>
      <AuthFrame>{children}</AuthFrame>
    </WordsOf>
  )
}
