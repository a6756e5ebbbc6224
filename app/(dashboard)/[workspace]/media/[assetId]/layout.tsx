import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function AssetidLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['charts']}>{children}</WordsOf>
}
