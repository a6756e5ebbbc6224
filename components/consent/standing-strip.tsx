import { useWords } from '#words'
import { Cell, Sheet } from '@/components/ui/sheet'
import { reasonWords, type Standing } from '@/lib/consent/explain'
import type { Words } from '@/lib/words/translate'

const consentWords = (t: Words<'consent'>): Record<Standing['consent'], string> => ({
  granted: t('standingStrip.inForce'),
  pending: t('standingStrip.asked'),
  revoked: t('standingStrip.withdrawn'),
  none: t('standingStrip.none'),
})
const lineWords = (t: Words<'consent'>): Record<Standing['lineType'], string> => ({
  mobile: t('standingStrip.mobile'),
  landline: t('standingStrip.landline'),
  unknown: t('standingStrip.notKnown'),
})

/** Where a number stands, at a glance. */
export function StandingStrip({ standing, date }: { standing: Standing; date: (iso: string) => string }) {
  const t = useWords('consent')
  const { consent, consentAt, held, lineType } = standing
  const cells = [
    {
      label: t('standingStrip.marketingTextsAndPictures'),
      value: consentWords(t)[consent],
      note: consentAt
        ? t('standingStrip.since', { consentAt: date(consentAt) })
        : t('standingStrip.nothingOnRecord'),
    },
    {
      label: t('standingStrip.suppressionList'),
      value: held ? t('standingStrip.onIt') : t('standingStrip.notOnIt'),
      note: held ? `${reasonWords(t)[held.reason]}, ${date(held.since)}` : t('standingStrip.theNumberIsFree'),
    },
    {
      label: t('standingStrip.line'),
      value: lineWords(t)[lineType],
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
