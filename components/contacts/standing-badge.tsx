import { Badge } from '@/components/ui/badge'
import type { ContactRow } from '@/lib/contacts/list'

/** Whether a person may be written to, in a word. */
export function StandingBadge({
  consent,
  held,
  landline,
}: Pick<ContactRow, 'consent' | 'held' | 'landline'>) {
  if (held) return <Badge tone="block">Opted out or held</Badge>
  if (consent === 'revoked') return <Badge tone="block">Consent withdrawn</Badge>
  if (consent === 'pending') return <Badge>Asked</Badge>
  if (consent === 'none') return <Badge>No consent</Badge>
  return landline ? <Badge tone="warn">Landline</Badge> : <Badge tone="good">May be written to</Badge>
}
