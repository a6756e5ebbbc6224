import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function DesignsLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['designs', 'media', 'composer', 'uploads']}>{children}</WordsOf>
}
