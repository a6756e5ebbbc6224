import { useWords } from '#words'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** A member whose role does not open this page: the rooms that it does open stay at hand. */
export default function ForbiddenHere() {
  const t = useWords('lost')
  return (
    <EmptyState
      title={t('forbidden.yourRoleDoesNot')}
      icon="key"
      actions={
        <LinkButton href="/" kind="dark">
          {t('notFound.goHome')}
        </LinkButton>
      }
    >
      {t('forbidden.anOwnerOfThe')}
    </EmptyState>
  )
}
