import type { Metadata } from 'next'
import Link from 'next/link'
import { pageMembership } from '@/app/(dashboard)/membership'
import { importBadge } from '@/components/contacts/import-badge'
import { UploadContacts } from '@/components/contacts/upload-contacts'
import { Badge } from '@/components/ui/badge'
import { formatBytes, formatCount } from '@/components/ui/format'
import { PageHead } from '@/components/ui/page-head'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { listImports } from '@/lib/contacts/import/imports.server'

export const metadata: Metadata = { title: 'Import contacts' }

export default async function ImportPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'contacts.import')
  const imports = await listImports(scope)
  const home = `/${slug}/contacts`
  const at = new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: workspace.timeZone,
  })
  return (
    <>
      <PageHead
        title="Import contacts"
        crumbs={[{ label: 'Contacts', href: home }]}
        note="You choose the columns and see what will happen before anything is written."
      />
      <div className="grid gap-4">
        <UploadContacts home={home} />
        {imports.length > 0 ? (
          <Sheet>
            <Cell>
              <SectionHead title="Earlier files" />
            </Cell>
            <div className="px-4 pb-2">
              <Table label="Earlier files" minWidth={640}>
                <THead>
                  <tr>
                    <Th>File</Th>
                    <Th>State</Th>
                    <Th align="right">Rows</Th>
                    <Th align="right">New</Th>
                    <Th align="right">Changed</Th>
                    <Th align="right">Refused</Th>
                    <Th>Uploaded</Th>
                  </tr>
                </THead>
                <TBody>
                  {imports.map((run) => {
                    const { tone, words } = importBadge[run.status]
                    return (
                      <Tr key={run.id}>
                        <Td>
                          <Link href={`${home}/import/${run.id}`} className="font-semibold text-link">
                            {run.fileName}
                          </Link>{' '}
                          <span className="text-ink-3">{formatBytes(run.bytes)}</span>
                        </Td>
                        <Td>
                          <Badge tone={tone}>{words}</Badge>
                        </Td>
                        <Td numeric>{run.rows > 0 ? formatCount(run.rows) : '–'}</Td>
                        <Td numeric>{formatCount(run.created)}</Td>
                        <Td numeric>{formatCount(run.updated)}</Td>
                        <Td numeric>{formatCount(run.rejected)}</Td>
                        <Td>{at.format(new Date(run.createdAt))}</Td>
                      </Tr>
                    )
                  })}
                </TBody>
              </Table>
            </div>
          </Sheet>
        ) : null}
      </div>
    </>
  )
}
