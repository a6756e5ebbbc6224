'use client'

import { usePathname } from 'next/navigation'
import { useWords } from '#words'
import { TabLinks } from '@/components/ui/tabs'

export function SettingsTabs({ links }: { links: readonly { href: string; label: string }[] }) {
  const t = useWords('settings')
  const pathname = usePathname()
  return (
    <TabLinks
      label={t('settingsTabs.settings')}
      className="mb-4"
      links={links.map((link) => ({ ...link, current: pathname.startsWith(link.href) }))}
    />
  )
}
