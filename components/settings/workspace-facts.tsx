import { useWords } from '#words'
import { Facts } from '@/components/ui/figure'
import { Cell, Sheet } from '@/components/ui/sheet'
import type { WorkspaceSettings } from '@/lib/accounts/workspace'

/** The same settings for those who may not change them. */
export function WorkspaceFacts({ settings }: { settings: WorkspaceSettings }) {
  const t = useWords('settings')
  return (
    <Sheet className="max-w-180">
      <Cell>
        <p className="mb-3 text-ink-3">{t('workspaceFacts.anOwnerCanChange')}</p>
        <Facts
          items={[
            { label: t('workspaceFacts.brand'), value: settings.brandName },
            { label: t('workspaceFacts.workspace'), value: settings.name },
            { label: t('workspaceFacts.optOutLine'), value: settings.optOutLine },
            { label: t('workspaceFacts.afterStop'), value: settings.stopReply },
            { label: t('workspaceFacts.afterStart'), value: settings.startReply },
            { label: t('workspaceFacts.afterHelp'), value: settings.helpReply },
            { label: t('workspaceFacts.timeZone'), value: settings.timeZone.replaceAll('_', ' ') },
            {
              label: t('workspaceFacts.attributionWindow'),
              value: t('workspaceFacts.hoursAfterAClick', { attributionHours: settings.attributionHours }),
            },
          ]}
        />
      </Cell>
    </Sheet>
  )
}
