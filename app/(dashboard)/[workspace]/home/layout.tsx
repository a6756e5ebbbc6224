import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function HomeLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['home', 'results', 'charts']}>{children}</WordsOf>
}
