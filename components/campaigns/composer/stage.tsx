'use client'

import { useState } from 'react'
import { useWords } from '#words'
import type { HandsetTheme } from '@/components/handset/types'
import { useIsDark } from '@/components/shell/theme-toggle'
import { Avatar } from '@/components/ui/avatar'
import { Button, IconButton } from '@/components/ui/button'
import { type Shown, StagePhone } from './stage-phone'
import type { ComposerProps } from './types'
import { useDeparture } from './use-departure'
import type { DraftState } from './use-draft'

/** What one person gets: the real file and their own words. Two handsets side by side where there is room. */
export function Stage({
  state,
  props,
  variant,
}: {
  state: DraftState
  props: ComposerProps
  variant: number
}) {
  const t = useWords('composer')
  const [who, setWho] = useState(0)
  const [saved, setSaved] = useState(true)
  const [theme, setTheme] = useState<HandsetTheme>('follow')
  const pageIsDark = useIsDark()
  const dark = theme === 'follow' ? pageIsDark : theme === 'dark'
  const { people, media, carriers } = state.inspection
  const { draft } = state
  const person = people[who % Math.max(1, people.length)]
  const sender = props.senders.find((one) => one.id === draft.senderId)
  const time = useDeparture(draft.schedule, props.workspace.timeZone)
  const shown: Shown = {
    ...time,
    theme,
    sender: { name: saved ? props.workspace.brandName : null, number: sender?.address ?? '' },
    person,
    text: person?.texts[variant] ?? draft.variants[variant]?.text ?? '',
    chosen: draft.variants[variant]?.media ?? [],
    media,
    delivered: carriers[variant] ?? [],
  }
  const turn = (by: number) => setWho((who + people.length + by) % people.length)
  return (
    <div className="stage @container h-full bg-stage">
      <div className="flex flex-col items-center gap-3 px-4 py-4 max-md:px-2 md:sticky md:top-(--bar)">
        <div className="flex w-full justify-center gap-5">
          <StagePhone first="iphone" shown={shown} />
          <StagePhone first="android" shown={shown} className="@max-[41rem]:hidden" />
        </div>
        <div className="flex w-full max-w-90 items-center gap-1">
          <IconButton
            icon="chevron-left"
            label={t('stage.personBefore')}
            size="s"
            kind="plain"
            disabled={people.length < 2}
            onClick={() => turn(-1)}
          />
          <span className="flex min-w-0 items-center gap-1.5 px-1 text-sm font-medium" aria-live="polite">
            {person ? <Avatar name={person.name} size={20} /> : null}
            <span className="truncate">
              {person ? t('stage.as', { name: person.name }) : t('stage.nobodyInTheAudience')}
            </span>
          </span>
          <IconButton
            icon="chevron-right"
            label={t('stage.nextPerson')}
            size="s"
            kind="plain"
            disabled={people.length < 2}
            onClick={() => turn(1)}
          />
          <span className="ms-auto flex flex-none gap-1">
            <Button
              size="s"
              icon="person"
              kind={saved ? 'dark' : 'plain'}
              aria-pressed={saved}
              title={t('stage.savedIsWhoHas')}
              onClick={() => setSaved(!saved)}
            >
              {t('stage.saved')}
            </Button>
            <IconButton
              icon="moon"
              label={t('stage.darkPhone')}
              size="s"
              kind="plain"
              pressed={dark}
              onClick={() => setTheme(dark ? 'light' : 'dark')}
            />
          </span>
        </div>
      </div>
    </div>
  )
}
