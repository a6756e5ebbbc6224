'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Switch } from '@/components/ui/switch'
import { letLettersAct, lettersAct } from './shortcuts'
import type { Command } from './types'

/** Every key that does something, in one place. */
export default function ShortcutSheet({
  commands,
  onClose,
}: {
  commands: readonly Command[]
  onClose: () => void
}) {
  const t = useWords('shell')
  const [letters, setLetters] = useState(lettersAct)
  const flip = (on: boolean) => {
    letLettersAct(on)
    setLetters(on)
  }
  const anywhere: [string, string][] = [
    [t('shortcuts.openTheCommands'), 'Ctrl K'],
    [t('shortcuts.thisSheet'), '?'],
    ...commands.flatMap(({ label, keys }): [string, string][] => (keys ? [[label, keys]] : [])),
  ]
  const there: [string, string][] = [
    [t('shortcuts.nextInALibrary'), '← → ↑ ↓'],
    [t('shortcuts.tick'), 'Space'],
    [t('shortcuts.moveInTheCalendar'), 'Alt ← → ↑ ↓'],
    [t('shortcuts.closeWhatIsOpen'), 'Esc'],
  ]
  return (
    <Dialog
      title={t('shortcuts.title')}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="l"
    >
      <div className="grid grid-cols-2 gap-x-8 gap-y-4 max-md:grid-cols-1">
        <Keys title={t('shortcuts.anywhere')} rows={anywhere} faint={letters ? 0 : 1} />
        <Keys title={t('shortcuts.whereYouAre')} rows={there} />
      </div>
      <div className="mt-4 border-t border-line pt-3">
        <Switch checked={letters} onCheckedChange={flip} label={t('shortcuts.lettersAct')} />
      </div>
    </Dialog>
  )
}

/** @param faint The rows after this many do nothing now; 0 for none. */
function Keys({ title, rows, faint = 0 }: { title: string; rows: [string, string][]; faint?: number }) {
  return (
    <section>
      <h3 className="type-column">{title}</h3>
      <dl className="mt-1">
        {rows.map(([label, keys], place) => (
          <div
            key={label}
            className="flex min-h-8 items-center gap-3 border-b border-line last:border-0"
            aria-disabled={(faint > 0 && place >= faint) || undefined}
          >
            <dt className="flex-1 in-aria-disabled:text-ink-3">{label}</dt>
            <dd className="flex gap-1">
              {keys.split(' ').map((key, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may press the same key twice
                <Kbd key={index}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
