import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { reasonWords } from '@/lib/consent/explain'
import type { SuppressionReason } from '@/lib/consent/standing'
import { formatPhone } from '@/lib/contacts/phone-format'

type Line = { phone: string; reason: SuppressionReason; since: string; name: string | null }

/** Numbers that are never written to. */
export function SuppressionTable({
  lines,
  home,
  timeZone,
}: {
  lines: readonly Line[]
  home: string
  timeZone: string
}) {
  const t = useWords('consent')
  const at = t.dates({ dateStyle: 'medium', timeStyle: 'short', timeZone })
  if (lines.length === 0)
    return (
      <EmptyState bare icon="check" title={t('suppressionTable.nobodyIsSuppressed')}>
        {t('suppressionTable.optOutsComplaintsAnd')}
      </EmptyState>
    )
  return (
    <div className="px-4 pb-2">
      <Table label={t('suppressionTable.suppressionList')} minWidth={560}>
        <THead>
          <tr>
            <Th>{t('suppressionTable.number')}</Th>
            <Th>{t('suppressionTable.name')}</Th>
            <Th>{t('suppressionTable.why')}</Th>
            <Th>{t('suppressionTable.since')}</Th>
          </tr>
        </THead>
        <TBody>
          {lines.map((line) => (
            <Tr key={line.phone}>
              <Td>
                <Link
                  href={`${home}/${encodeURIComponent(line.phone)}`}
                  className="font-semibold text-link tabular-nums"
                >
                  {formatPhone(t, line.phone)}
                </Link>
              </Td>
              <Td>{line.name ?? <span className="text-ink-3">{t('suppressionTable.noContact')}</span>}</Td>
              <Td>
                <Badge tone="block">{reasonWords(t)[line.reason]}</Badge>
              </Td>
              <Td>{at.format(new Date(line.since))}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </div>
  )
}
