'use client'

import { usePathname } from 'next/navigation'
import { TabLinks } from '@/components/ui/tabs'

export function SettingsTabs({ links }: { links: readonly { href: string; label: string }[] }) {
  const pathname = usePathname()
  return (
    <TabLinks
      label="Settings"
      className="mb-4"
      links={links.map((link) => ({ ...link, current: pathname.startsWith(link.href) }))}
    />
  )
}
