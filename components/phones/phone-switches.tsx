import { useWords } from '#words'
import { Switch } from '@/components/ui/switch'
import type { HandsetSwitches } from '@/lib/carriers/simulator/shelf'
import type { Words } from '@/lib/words/translate'

const switches = (
  t: Words<'phones'>,
): { key: keyof HandsetSwitches; label: string; detail: string; picturesOnly?: true }[] => [
  { key: 'on', label: t('phoneSwitches.switchedOn'), detail: t('phoneSwitches.offItHearsNothing') },
  {
    key: 'data',
    label: t('phoneSwitches.mobileData'),
    detail: t('phoneSwitches.offItIsTold'),
    picturesOnly: true,
  },
  {
    key: 'mms',
    label: t('phoneSwitches.pictureMessages'),
    detail: t('phoneSwitches.offItOnlyTakes'),
    picturesOnly: true,
  },
  {
    key: 'autoFetch',
    label: t('phoneSwitches.fetchesByItself'),
    detail: t('phoneSwitches.offItsOwnerPresses'),
    picturesOnly: true,
  },
  { key: 'reports', label: t('phoneSwitches.sendsReports'), detail: t('phoneSwitches.offNobodyLearnsThat') },
  {
    key: 'rejects',
    label: t('phoneSwitches.refusesEverything'),
    detail: t('phoneSwitches.turnsEveryMessageAway'),
  },
]

/** What the owner of a phone can set. A phone that only knows texts shows what it has. */
export function PhoneSwitches({
  values,
  mms,
  onChange,
}: {
  values: HandsetSwitches
  /** Whether the model takes picture messages at all. */
  mms: boolean
  onChange: (key: keyof HandsetSwitches, on: boolean) => void
}) {
  const t = useWords('phones')
  return (
    <div className="grid gap-2.5 sm:grid-cols-2 sm:gap-x-5">
      {switches(t)
        .filter((one) => mms || !one.picturesOnly)
        .map(({ key, label, detail }) => (
          <Switch
            key={key}
            label={label}
            detail={detail}
            checked={values[key]}
            onCheckedChange={(on) => onChange(key, on)}
          />
        ))}
    </div>
  )
}
