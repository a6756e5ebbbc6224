import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function WebhooksLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['webhooks']}>{children}</WordsOf>
}
