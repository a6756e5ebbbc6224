import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function CampaignsLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['campaigns']}>{children}</WordsOf>
}
