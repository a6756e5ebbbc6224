import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { BrandForm } from '@/components/designs/brand-form'
import { ContactCardForm } from '@/components/designs/contact-card'
import { grants } from '@/lib/accounts/scope'
import { cardOf, DESIGNS } from '@/lib/designs/catalogue'
import { contactDefaults } from '@/lib/designs/contact.server'
import { readBrandKit } from '@/lib/designs/kit.server'
import { listAssets } from '@/lib/media/assets.server'
import { previewDesign } from '../../designs/actions'
import { makeContactCard, saveBrand } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('brand.brand') }
}

/** Different enough that a kit which suits all of them suits the rest. */
const SHOWN = ['launch-shoe', 'sale-burst', 'alert-card', 'season-spring', 'join-keyword', 'gift-card']

export default async function BrandPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params
  const { scope } = await pageMembership(workspace, 'media.read')
  const [kit, { assets }, contact] = await Promise.all([
    readBrandKit(scope),
    listAssets(scope, { q: '', kind: 'image' }),
    contactDefaults(scope),
  ])
  return (
    <>
      <BrandForm
        workspace={workspace}
        kit={kit}
        samples={SHOWN.flatMap((id) => DESIGNS.filter((design) => design.id === id).map(cardOf))}
        pictures={assets.map((asset) => ({ id: asset.id, name: asset.name, thumbnail: asset.thumbnail }))}
        preview={previewDesign.bind(null, workspace)}
        save={grants(scope, 'media.write') ? saveBrand.bind(null, workspace) : undefined}
      />
      {grants(scope, 'media.write') ? (
        <ContactCardForm
          workspace={workspace}
          name={contact.name}
          phones={contact.phones}
          save={makeContactCard.bind(null, workspace)}
        />
      ) : null}
    </>
  )
}
