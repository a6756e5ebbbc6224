'use client'

import { RoomError } from '@/components/accounts/room-error'

export default function WorkspaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <RoomError digest={error.digest} onRetry={reset} />
}
