import { useWords } from '#words'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** What an address inside a workspace led to is not there: the rooms stay at hand. */
export default function NotFoundHere() {
  const t = useWords('lost')
  return (
    <EmptyState
      title={t('notFound.thereIsNothingHere')}
      icon="search"
      actions={
        <LinkButton href="/" kind="dark">
          {t('notFound.goHome')}
        </LinkButton>
      }
    >
      {t('notFound.goneFromHere')}
    </EmptyState>
  )
}
