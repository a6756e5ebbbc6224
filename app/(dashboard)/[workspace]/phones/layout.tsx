import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function PhonesLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['phones', 'handset']}>{children}</WordsOf>
}
