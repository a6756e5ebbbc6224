'use client'

import { RoomError } from '@/components/accounts/room-error'

export default function WorkspaceError({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return <RoomError digest={error.digest} onRetry={retry} />
}
