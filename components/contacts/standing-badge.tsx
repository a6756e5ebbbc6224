import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import type { ContactRow } from '@/lib/contacts/list'

/** Whether a person may be written to, in a word. */
export function StandingBadge({
  consent,
  held,
  landline,
}: Pick<ContactRow, 'consent' | 'held' | 'landline'>) {
  const t = useWords('contacts')
  if (held) return <Badge tone="block">{t('standingBadge.optedOutOrHeld')}</Badge>
  if (consent === 'revoked') return <Badge tone="block">{t('standingBadge.consentWithdrawn')}</Badge>
  if (consent === 'pending') return <Badge>{t('standingBadge.asked')}</Badge>
  if (consent === 'none') return <Badge>{t('standingBadge.noConsent')}</Badge>
  return landline ? (
    <Badge tone="warn">{t('standingBadge.landline')}</Badge>
  ) : (
    <Badge tone="good">{t('standingBadge.mayBeWrittenTo')}</Badge>
  )
}
