import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { AuditSheet } from '@/components/settings/audit-sheet'
import { readAudit } from '@/lib/accounts/audit.server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('audit.auditLog') }
}

const pageSize = 50

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ before?: string | string[] }> }

export default async function AuditPage({ params, searchParams }: Props) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'audit.read')
  const { before } = await searchParams
  const from = typeof before === 'string' && /^\d{1,18}$/.test(before) ? before : undefined
  const rows = await readAudit(scope, from, pageSize)
  const here = `/${workspace.slug}/settings/audit`
  const last = rows.at(-1)
  return (
    <AuditSheet
      rows={rows}
      timeZone={workspace.timeZone}
      older={last && rows.length === pageSize ? `${here}?before=${last.id}` : null}
      newest={from ? here : null}
    />
  )
}
