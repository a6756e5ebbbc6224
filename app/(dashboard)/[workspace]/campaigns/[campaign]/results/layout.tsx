import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function ResultsLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['results']}>{children}</WordsOf>
}
