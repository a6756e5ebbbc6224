import { Switch } from '@/components/ui/choice'
import type { HandsetSwitches } from '@/lib/carriers/simulator/shelf'

const switches: { key: keyof HandsetSwitches; label: string; detail: string; picturesOnly?: true }[] = [
  { key: 'on', label: 'Switched on', detail: 'Off, it hears nothing; messages wait until they expire' },
  {
    key: 'data',
    label: 'Mobile data',
    detail: 'Off, it is told of a message and cannot fetch it',
    picturesOnly: true,
  },
  {
    key: 'mms',
    label: 'Picture messages',
    detail: 'Off, it only takes texts and pictures come back as failed',
    picturesOnly: true,
  },
  {
    key: 'autoFetch',
    label: 'Fetches by itself',
    detail: 'Off, its owner presses Get',
    picturesOnly: true,
  },
  { key: 'reports', label: 'Sends reports', detail: 'Off, nobody learns that it arrived or was read' },
  {
    key: 'rejects',
    label: 'Refuses everything',
    detail: 'Turns every message away, as a blocked sender would be',
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
  return (
    <div className="grid gap-2.5 sm:grid-cols-2 sm:gap-x-5">
      {switches
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
