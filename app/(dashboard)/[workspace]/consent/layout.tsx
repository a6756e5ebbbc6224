import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function ConsentLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['consent']}>{children}</WordsOf>
}
