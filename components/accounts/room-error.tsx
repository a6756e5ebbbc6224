'use client'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** A room that could not be shown, inside the shell: the way to other rooms stays open. */
export function RoomError({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  return (
    <EmptyState
      icon="warn"
      title="This page could not be shown"
      actions={
        <Button kind="dark" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      Something went wrong on our side. What you saved is kept.
      {digest ? ` Mention ${digest} if you ask for help.` : ''}
    </EmptyState>
  )
}
