import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['accounts']}>{children}</WordsOf>
}
