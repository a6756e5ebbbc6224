import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function BrandLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['designs', 'media', 'uploads']}>{children}</WordsOf>
}
