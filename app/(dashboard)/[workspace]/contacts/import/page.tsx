import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { importBadge } from '@/components/contacts/import-badge'
import { UploadContacts } from '@/components/contacts/upload-contacts'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { listImports } from '@/lib/contacts/import/imports.server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('contacts')
  return { title: t('import.importContacts') }
}

export default async function ImportPage({ params }: { params: Promise<{ workspace: string }> }) {
  const t = await words('contacts')
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'contacts.import')
  const imports = await listImports(scope)
  const home = `/${slug}/contacts`
  const at = t.dates({
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: workspace.timeZone,
  })
  return (
    <>
      <PageHead
        title={t('import.importContacts')}
        crumbs={[{ label: t('import.contacts'), href: home }]}
        note={t('import.youChooseTheColumns')}
      />
      <div className="grid gap-4">
        <UploadContacts home={home} />
        {imports.length > 0 ? (
          <Sheet>
            <Cell>
              <SectionHead title={t('import.earlierFiles')} />
            </Cell>
            <div className="px-4 pb-2">
              <Table label={t('import.earlierFiles')} minWidth={640}>
                <THead>
                  <tr>
                    <Th>{t('import.file')}</Th>
                    <Th>{t('import.state')}</Th>
                    <Th align="right">{t('import.rows')}</Th>
                    <Th align="right">{t('import.new')}</Th>
                    <Th align="right">{t('import.changed')}</Th>
                    <Th align="right">{t('import.refused')}</Th>
                    <Th>{t('import.uploaded')}</Th>
                  </tr>
                </THead>
                <TBody>
                  {imports.map((run) => {
                    const { tone, words } = importBadge(t)[run.status]
                    return (
                      <Tr key={run.id}>
                        <Td>
                          <Link href={`${home}/import/${run.id}`} className="font-semibold text-link">
                            {run.fileName}
                          </Link>{' '}
                          <span className="text-ink-3">{t.bytes(run.bytes)}</span>
                        </Td>
                        <Td>
                          <Badge tone={tone}>{words}</Badge>
                        </Td>
                        <Td numeric>{run.rows > 0 ? t.count(run.rows) : '–'}</Td>
                        <Td numeric>{t.count(run.created)}</Td>
                        <Td numeric>{t.count(run.updated)}</Td>
                        <Td numeric>{t.count(run.rejected)}</Td>
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
