import { useWords } from '#words'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { Words } from '@/lib/words/translate'
import { When } from './when'

export type AuditRow = {
  id: string
  at: Date
  actorKind: string
  actorName: string | null
  action: string
  subjectType: string
  subjectId?: string
  data?: Record<string, unknown>
}

export type AuditSheetProps = {
  rows: readonly AuditRow[]
  timeZone: string
  /** Address of the next page, older than these. */
  older: string | null
  /** Address of the first page, when this is a later one. */
  newest: string | null
}

export function AuditSheet({ rows, timeZone, older, newest }: AuditSheetProps) {
  const t = useWords('settings')
  return (
    <Sheet>
      <Cell>
        <SectionHead title={t('auditSheet.auditLog')} note={t('auditSheet.whoChangedWhatNobody')} />
        {rows.length === 0 ? (
          <EmptyState bare icon="log" title={t('auditSheet.nothingOlder')}>
            {t('auditSheet.theLogBeginsWhere')}
          </EmptyState>
        ) : (
          <Table label={t('auditSheet.auditLog')} minWidth={720}>
            <THead>
              <Tr>
                <Th>{t('auditSheet.when')}</Th>
                <Th>{t('auditSheet.who')}</Th>
                <Th>{t('auditSheet.what')}</Th>
                <Th>{t('auditSheet.details')}</Th>
              </Tr>
            </THead>
            <TBody>
              {rows.map((row) => (
                <Tr key={row.id}>
                  <Td className="align-top text-ink-2">
                    <When at={row.at} timeZone={timeZone} />
                  </Td>
                  <Td className="align-top">{actor(t, row)}</Td>
                  <Td className="align-top font-semibold whitespace-nowrap" translate="no">
                    {inWords(row.action)}
                  </Td>
                  <Td className="text-ink-2 [overflow-wrap:anywhere]" translate="no">
                    {details(row.data)}
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        )}
      </Cell>
      {older || newest ? (
        <Cell className="flex justify-end gap-2 border-t border-line">
          {newest ? <LinkButton href={newest}>{t('auditSheet.newest')}</LinkButton> : null}
          {older ? <LinkButton href={older}>{t('auditSheet.older')}</LinkButton> : null}
        </Cell>
      ) : null}
    </Sheet>
  )
}

function actor(t: Words<'settings'>, row: AuditRow): string {
  if (row.actorKind === 'system') return 'Marquee'
  if (row.actorKind === 'api_key')
    return t('auditSheet.apiKey', { name: row.actorName ?? t('auditSheet.anEndedKey') })
  return row.actorName ?? t('auditSheet.aFormerAccount')
}

/** `campaign.launched` becomes `Campaign launched`: the record's own words, the same for every reader. */
function inWords(action: string): string {
  const words = action.replace(/[._]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function details(data: Record<string, unknown> = {}): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${spoken(value)}`)
    .join('; ')
}

function spoken(value: unknown): string {
  if (isChange(value)) return `${spoken(value.from)} → ${spoken(value.to)}`
  if (Array.isArray(value)) return value.map(spoken).join(', ')
  if (value !== null && typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return value !== null && typeof value === 'object' && 'from' in value && 'to' in value
}
