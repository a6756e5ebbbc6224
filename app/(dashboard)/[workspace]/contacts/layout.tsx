import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function ContactsLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['contacts']}>{children}</WordsOf>
}
