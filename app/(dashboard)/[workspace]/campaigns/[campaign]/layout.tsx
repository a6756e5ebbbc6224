import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'

export default function CampaignLayout({ children }: { children: ReactNode }) {
  return <WordsOf rooms={['composer', 'charts', 'handset', 'uploads']}>{children}</WordsOf>
}
