import type { StepName, StepView } from '@/lib/carriers/simulator/api'
import { secondsInWords, stepNames } from './views'

type Lane = 0 | 1 | 2

/** Between whom each step goes: 0 the business, 1 the MMSC, 2 the phone. */
const legs: Record<StepName, [Lane, Lane]> = {
  submit: [0, 1],
  accept: [1, 0],
  shape: [1, 1],
  notify: [1, 2],
  wake: [2, 2],
  fetch: [2, 1],
  download: [1, 2],
  delivered: [1, 0],
  read: [2, 0],
  reply: [2, 0],
}

const height = 176
const laneY = [34, 88, 142] as const
const left = 92

/** The message's way between business, MMSC and phone. Steps are evenly spaced, since the first ones take milliseconds. */
export function TravelDiagram({
  steps,
  phone,
  chosen,
}: {
  steps: StepView[]
  phone: string
  chosen: StepName
}) {
  const gap = 84
  const width = left + Math.max(1, steps.length) * gap + 20
  const sentence = steps.map((step) => `${stepNames[step.name]} after ${secondsInWords(step.ms)}`).join(', ')
  return (
    <div className="overflow-x-auto">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={sentence}
        className="max-w-none text-[11px]"
      >
        {['Marquee', 'MMSC', phone].map((name, lane) => (
          <g key={name}>
            <text x={0} y={(laneY[lane] ?? 0) + 4} className="fill-ink text-[12px] font-semibold">
              {name.length > 14 ? `${name.slice(0, 13)}…` : name}
            </text>
            <line x1={left} x2={width} y1={laneY[lane]} y2={laneY[lane]} className="stroke-line-2" />
          </g>
        ))}
        {steps.map((step, index) => (
          <Leg key={step.name} step={step} x={left + index * gap} gap={gap} chosen={step.name === chosen} />
        ))}
      </svg>
    </div>
  )
}

function Leg({ step, x, gap, chosen }: { step: StepView; x: number; gap: number; chosen: boolean }) {
  const [from, to] = legs[step.name]
  const end = x + gap * 0.62
  const [y1, y2] = [laneY[from], laneY[to]]
  return (
    <g>
      <line x1={x} y1={y1} x2={end} y2={y2} className="stroke-ink" strokeWidth={chosen ? 3 : 1.5} />
      <circle cx={x} cy={y1} r={5} className="fill-bulb stroke-bulb-rim" />
      <circle cx={end} cy={y2} r={5} className="fill-bulb stroke-bulb-rim" strokeWidth={chosen ? 2.5 : 1} />
      <text x={(x + end) / 2} y={14} textAnchor="middle" className="fill-ink font-semibold">
        {stepNames[step.name]}
      </text>
      <text x={(x + end) / 2} y={height - 6} textAnchor="middle" className="fill-ink-3 tabular-nums">
        {secondsInWords(step.ms)}
      </text>
    </g>
  )
}
