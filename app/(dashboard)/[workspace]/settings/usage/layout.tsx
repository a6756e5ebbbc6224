import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function UsageLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['charts']}>{children}</WordsOf>
}
