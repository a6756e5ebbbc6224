import { useWords } from '#words'
import { BulbRow } from '@/components/ui/bulb'
import type { LaneProgress } from '@/lib/analytics/progress'
import { profileById } from '@/lib/media/profiles'

type Lane = { label: string; people: number; sent: number }

/** Of the longest row. A bulb takes 13 px with its gap; on phones all rows shrink alike. */
const mostBulbs = 30
const bulbPx = 9
const gapPx = 4

/** Profiles of one carrier are one row; what is not one of the large carriers is "Other". */
function lanesOf(progress: readonly LaneProgress[], words = { textOnly: 'text', other: 'other' }): Lane[] {
  const lanes = new Map<string, Lane>()
  for (const { profileId, people, sent } of progress) {
    const profile = profileId ? profileById(profileId) : undefined
    const label =
      profileId === null ? words.textOnly : profile && profile.carrier !== 'any' ? profile.label : words.other
    const lane = lanes.get(label) ?? { label, people: 0, sent: 0 }
    lanes.set(label, { label, people: lane.people + people, sent: lane.sent + sent })
  }
  return [...lanes.values()].filter((lane) => lane.people > 0).sort((a, b) => b.people - a.people)
}

/** A row of bulbs for each carrier; the length of a row is its share. */
export function Lanes({ progress, live }: { progress: readonly LaneProgress[]; live: boolean }) {
  const t = useWords('results')
  const lanes = lanesOf(progress, { textOnly: t('lanes.textOnly'), other: t('lanes.other') })
  const most = Math.max(...lanes.map((lane) => lane.people), 1)
  return (
    <ul className="grid gap-1">
      {lanes.map((lane) => {
        const share = lane.sent / lane.people
        const bulbs = Math.max(1, Math.round((lane.people / most) * mostBulbs))
        return (
          <li key={lane.label} className="flex items-center gap-3">
            <span className="w-18 flex-none truncate">{lane.label}</span>
            <span className="min-w-0 flex-1">
              <span
                className="block"
                style={{ width: `min(${(bulbs / mostBulbs) * 100}%, ${bulbs * (bulbPx + gapPx)}px)` }}
              >
                <BulbRow
                  share={share}
                  count={bulbs}
                  size={bulbPx}
                  gap={gapPx}
                  live={live && share < 1}
                  label={t('lanes.ofSent', { share: t.percent(share, 0), label: lane.label })}
                />
              </span>
            </span>
            <span className="flex-none text-ink-2 tabular-nums">
              {t.count(lane.sent)}{' '}
              <span className="max-md:hidden">{t('lanes.of', { people: lane.people })}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** How many people one bulb of the longest row stands for. */
export function perBulb(progress: readonly LaneProgress[]): number {
  const most = Math.max(...lanesOf(progress).map((lane) => lane.people), 1)
  return Math.max(1, Math.round(most / mostBulbs))
}
