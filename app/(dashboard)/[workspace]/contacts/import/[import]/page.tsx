import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { ImportWizard } from '@/components/contacts/import-wizard'
import { PageHead } from '@/components/ui/page-head'
import { listWordings } from '@/lib/consent/wording.server'
import { attributeDefinitions } from '@/lib/contacts/attributes.server'
import { getImport } from '@/lib/contacts/import/imports.server'
import { AppError } from '@/lib/platform/errors'
import {
  attestImport,
  beginImport,
  mapImport,
  rejections,
  stopImport,
  takeBackImport,
  tryImport,
} from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('contacts')
  return { title: t('import.importContacts') }
}

type Props = { params: Promise<{ workspace: string; import: string }> }

export default async function ImportRunPage({ params }: Props) {
  const t = await words('contacts')
  const { workspace: slug, import: id } = await params
  const { scope, workspace } = await pageMembership(slug, 'contacts.import')
  const [run, definitions, wordings] = await Promise.all([
    getImport(scope, id).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') notFound()
      throw error
    }),
    attributeDefinitions(scope),
    listWordings(scope),
  ])
  const home = `/${slug}/contacts`
  return (
    <>
      <PageHead
        title={run.fileName}
        crumbs={[
          { label: t('import.contacts'), href: home },
          { label: t('import.import'), href: `${home}/import` },
        ]}
      />
      <ImportWizard
        home={home}
        brand={workspace.brandName}
        run={run}
        definitions={definitions}
        lastWording={wordings[0]?.text ?? ''}
        acts={{
          map: mapImport.bind(null, slug),
          attest: attestImport.bind(null, slug),
          check: tryImport.bind(null, slug),
          start: beginImport.bind(null, slug),
          stop: stopImport.bind(null, slug),
          undo: takeBackImport.bind(null, slug),
          rejections: rejections.bind(null, slug),
        }}
      />
    </>
  )
}
