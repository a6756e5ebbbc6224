import { useWords } from '#words'
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
  const t = useWords('consent')
  const { consent, consentAt, held, lineType } = standing
  const cells = [
    {
      label: t('standingStrip.marketingTextsAndPictures'),
      value: consentWords[consent],
      note: consentAt
        ? t('standingStrip.since', { consentAt: date(consentAt) })
        : t('standingStrip.nothingOnRecord'),
    },
    {
      label: t('standingStrip.suppressionList'),
      value: held ? 'On it' : 'Not on it',
      note: held ? `${reasonWords[held.reason]}, ${date(held.since)}` : t('standingStrip.theNumberIsFree'),
    },
    {
      label: t('standingStrip.line'),
      value: lineWords[lineType],
      note: lineType === 'landline' ? t('standingStrip.cannotGetPictures') : t('standingStrip.byItsNumber'),
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
