'use client'

import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** A room that could not be shown, inside the shell: the way to other rooms stays open. */
export function RoomError({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  const t = useWords('lost')
  return (
    <EmptyState
      icon="warn"
      title={t('roomError.title')}
      actions={
        <Button kind="dark" onClick={onRetry}>
          {t('roomError.tryAgain')}
        </Button>
      }
    >
      {digest ? t('roomError.textWithId', { digest }) : t('roomError.text')}
    </EmptyState>
  )
}
