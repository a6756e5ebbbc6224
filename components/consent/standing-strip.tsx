import { Cell, Sheet } from '@/components/ui/sheet'
import { reasonWords, type Standing } from '@/lib/consent/explain'

const consentWords: Record<Standing['consent'], string> = {
  granted: 'In force',
  pending: 'Asked',
  revoked: 'Withdrawn',
  none: 'None',
}
const lineWords: Record<Standing['lineType'], string> = {
  mobile: 'Mobile',
  landline: 'Landline',
  unknown: 'Not known',
}

/** Where a number stands, at a glance. */
export function StandingStrip({ standing, date }: { standing: Standing; date: (iso: string) => string }) {
  const { consent, consentAt, held, lineType } = standing
  const cells = [
    {
      label: 'Marketing texts and pictures',
      value: consentWords[consent],
      note: consentAt ? `since ${date(consentAt)}` : 'nothing on record',
    },
    {
      label: 'Suppression list',
      value: held ? 'On it' : 'Not on it',
      note: held ? `${reasonWords[held.reason]}, ${date(held.since)}` : 'the number is free',
    },
    {
      label: 'Line',
      value: lineWords[lineType],
      note: lineType === 'landline' ? 'cannot get pictures' : 'by its number',
    },
  ]
  return (
    <Sheet className="grid sm:grid-cols-3 sm:divide-x sm:divide-line">
      {cells.map(({ label, value, note }) => (
        <Cell key={label}>
          <p className="text-ink-2">{label}</p>
          <p className="type-name">{value}</p>
          <p className="text-sm text-ink-3">{note}</p>
        </Cell>
      ))}
    </Sheet>
  )
}
