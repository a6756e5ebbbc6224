import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function PhonesLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['handset']}>{children}</WordsOf>
}
