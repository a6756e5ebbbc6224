import { Facts } from '@/components/ui/figure'
import { Cell, Sheet } from '@/components/ui/sheet'
import type { WorkspaceSettings } from '@/lib/accounts/workspace'

/** The same settings for those who may not change them. */
export function WorkspaceFacts({ settings }: { settings: WorkspaceSettings }) {
  return (
    <Sheet className="max-w-180">
      <Cell>
        <p className="mb-3 text-ink-3">An owner can change these.</p>
        <Facts
          items={[
            { label: 'Brand', value: settings.brandName },
            { label: 'Workspace', value: settings.name },
            { label: 'Opt-out line', value: settings.optOutLine },
            { label: 'After STOP', value: settings.stopReply },
            { label: 'After START', value: settings.startReply },
            { label: 'After HELP', value: settings.helpReply },
            { label: 'Time zone', value: settings.timeZone.replaceAll('_', ' ') },
            { label: 'Attribution window', value: `${settings.attributionHours} hours after a click` },
          ]}
        />
      </Cell>
    </Sheet>
  )
}
