import type { ReactNode } from 'react'
import { WordsOf } from '@/app/words'
import { UploadTray } from '@/components/media/tray'

type Props = { children: ReactNode; params: Promise<{ workspace: string }> }

/** The tray stays while one moves between the wall and a picture. */
export default async function MediaLayout({ children, params }: Props) {
  const { workspace } = await params
  return (
    <WordsOf rooms={['media', 'uploads']}>
      {children}
      <UploadTray workspace={workspace} />
    </WordsOf>
  )
}
