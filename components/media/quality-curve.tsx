'use client'

import { useWords } from '#words'
import { ChartFrame, rowInWords, type TwinTable } from '@/components/charts/chart-frame'
import { PointWalk } from '@/components/charts/point-walk'
import { percentAlong } from '@/components/charts/scale'
import type { RenditionView } from '@/lib/media/asset'
import { type CurvePoint, frontier } from '@/lib/media/curve'
import { profileById } from '@/lib/media/profiles'
import { QUALITY_FLOOR, qualityWord, shownScore } from '@/lib/media/quality/words'
import type { Words } from '@/lib/words/translate'

/** Profiles judged on a smaller screen than the others: their scores are not of this curve. */
const SMALL_SCREENS = ['old-handset']
/** Limits drawn into the plot: the ladder for a carrier nobody knows. */
const RUNGS = ['universal', 'standard', 'large']
const HEIGHT = 150

/** What bytes buy: the score of this picture at the sizes the search came by, and where carriers draw the line. */
export function QualityCurve({ renditions }: { renditions: readonly RenditionView[] }) {
  const t = useWords('media')
  const points = frontier(
    renditions.flatMap((made) => (SMALL_SCREENS.includes(made.profileId) ? [] : made.curve)),
  )
  if (points.length < 3) return null
  const right = Math.max(...points.map(({ bytes }) => bytes)) * 1.04
  const bottom = Math.min(QUALITY_FLOOR, Math.floor(Math.min(...points.map(({ score }) => score)) / 10) * 10)
  const x = (bytes: number) => percentAlong(bytes, 0, right)
  const y = (score: number) => 100 - percentAlong(score, bottom, 100)
  const table: TwinTable = {
    columns: [
      { label: t('qualityCurve.bytes'), numeric: true },
      { label: t('qualityCurve.quality'), numeric: true },
      { label: t('qualityCurve.inAWord') },
      { label: t('qualityCurve.knownBy') },
    ],
    count: points.length,
    row: (i) => {
      const point = points[i]
      if (!point) return []
      const known = point.exact ? t('qualityCurve.makingIt') : t('qualityCurve.estimate')
      return [t.bytes(point.bytes), String(shownScore(point.score)), qualityWord(t, point.score), known]
    },
  }
  return (
    <ChartFrame
      title={t('qualityCurve.whatBytesBuy')}
      note={t('qualityCurve.qualityOutOf100')}
      sentence={sentenceOf(t, points)}
      table={table}
    >
      <div className="relative ms-7" style={{ height: HEIGHT }}>
        <div aria-hidden>
          {[90, QUALITY_FLOOR].map((score) => (
            <Rule key={score} top={y(score)} score={score} />
          ))}
          {RUNGS.flatMap((id) => profileById(id) ?? [])
            .filter(({ messageBytes }) => messageBytes < right)
            .map(({ id, label, messageBytes }) => (
              <i
                key={id}
                className="absolute inset-y-0 border-s border-line-2"
                style={{ left: `${x(messageBytes)}%` }}
              >
                <span className="type-axis absolute top-full mt-1 -translate-x-1/2 not-italic">{label}</span>
              </i>
            ))}
          <svg
            aria-hidden
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <polyline
              points={points.map(({ bytes, score }) => `${x(bytes)},${y(score)}`).join(' ')}
              fill="none"
              strokeWidth={1.6}
              vectorEffect="non-scaling-stroke"
              className="stroke-d-ink"
            />
          </svg>
          {points.map(({ bytes, score, exact }) => (
            <i
              key={bytes}
              className={
                exact
                  ? 'absolute -mt-1 -ms-1 size-2 rounded-full bg-bulb shadow-[0_0_0_1px_var(--bulb-rim)]'
                  : 'absolute -mt-[3px] -ms-[3px] size-1.5 rounded-full bg-surface shadow-[0_0_0_1.2px_var(--d-ink)]'
              }
              style={{ left: `${x(bytes)}%`, top: `${y(score)}%` }}
            />
          ))}
        </div>
        <PointWalk
          label={t('qualityCurve.whatBytesBuy')}
          count={points.length}
          placeOf={(i) => ({ x: x(points[i]?.bytes ?? 0), y: y(points[i]?.score ?? 0) })}
          words={(i) => rowInWords(table, i)}
        />
      </div>
      <p className="type-axis mt-6 ms-7">
        {t('qualityCurve.upToLinesMark', { value: t.bytes(right / 1.04) })}
      </p>
    </ChartFrame>
  )
}

function Rule({ top, score }: { top: number; score: number }) {
  const t = useWords('media')
  return (
    <span
      className="absolute end-0 start-0 border-t border-dashed border-line-2"
      style={{ top: `${top}%` }}
      title={qualityWord(t, score)}
    >
      <span className="type-axis absolute top-0 -start-7 -translate-y-1/2">{score}</span>
    </span>
  )
}

/** "Quality rises from 70 of 100 at 59 KB to 96 at 1.4 MB; from 290 KB on, people see no difference." */
function sentenceOf(t: Words<'media'>, points: readonly CurvePoint[]): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return ''
  const enough = points.find(({ score }) => score >= 90)
  const rise = t('qualityCurve.qualityRisesFromOf', {
    score: shownScore(first.score),
    bytes: t.bytes(first.bytes),
    score2: shownScore(last.score),
    bytes2: t.bytes(last.bytes),
  })
  return enough ? t('qualityCurve.fromOnPeopleSee', { rise, bytes: t.bytes(enough.bytes) }) : `${rise}.`
}
