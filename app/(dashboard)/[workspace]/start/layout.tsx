import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function StartLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['accounts', 'handset']}>{children}</WordsOf>
}
