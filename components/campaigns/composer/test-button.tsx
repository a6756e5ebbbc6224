'use client'

import { type ComponentProps, lazy } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'

const fetchDialog = () => import('./test-dialog')
const TestDialog = lazy(fetchDialog)

/** Opens the form that sends the message to a few phones of one's own. */
export function TestButton(props: Omit<ComponentProps<typeof TestDialog>, 'trigger'>) {
  const t = useWords('composer')
  const trigger = (
    <Button icon="send" aria-label={t('testDialog.sendATest')}>
      <span className="max-md:hidden">{t('testDialog.sendATest')}</span>
    </Button>
  )
  return (
    <OnDemand trigger={trigger} opens="dialog" fetch={fetchDialog}>
      <TestDialog {...props} trigger={trigger} />
    </OnDemand>
  )
}
