import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function SegmentsLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['segments']}>{children}</WordsOf>
}
