import clsx from 'clsx'
import { useWords } from '#words'
import { Bulb } from '@/components/ui/bulb'
import { STEPS, type StepName, type StepView } from '@/lib/carriers/simulator/api'
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

const laneY = [22, 74, 126] as const
const column = 100 / STEPS.length
const columns = 'grid min-w-[47rem] grid-cols-[5.75rem_repeat(10,minmax(0,1fr))]'

/**
 * The message's way between business, MMSC and phone, one column a step, each to be pressed. Steps are evenly spaced,
 * since the first ones take milliseconds; those still to come are unlit.
 */
export function TravelDiagram({
  steps,
  phone,
  chosen,
  onChoose,
}: {
  steps: readonly StepView[]
  phone: string
  chosen: StepName
  onChoose: (name: StepName) => void
}) {
  const t = useWords('phones')
  const sentence = steps
    .map((step) => t('travelDiagram.after', { value: stepNames(t)[step.name], ms: secondsInWords(step.ms) }))
    .join(', ')
  const stepOf = (name: StepName) => steps.find((step) => step.name === name)
  return (
    <div className="overflow-x-auto px-4 [scrollbar-width:thin]">
      <div className={clsx(columns, 'relative')}>
        <div aria-hidden translate="no" className="relative row-span-2 text-sm font-semibold">
          {['Marquee', 'MMSC', phone].map((name, lane) => (
            <span
              key={name}
              className="absolute inset-x-0 truncate pe-2"
              style={{ top: 36 + (laneY[lane] ?? 0) - 9 }}
            >
              {name}
            </span>
          ))}
        </div>
        {STEPS.map((name) => (
          <StepButton
            key={name}
            name={name}
            step={stepOf(name)}
            chosen={name === chosen}
            onChoose={() => onChoose(name)}
          />
        ))}
        <svg
          height={150}
          role="img"
          aria-label={sentence}
          className="pointer-events-none absolute top-9 end-0 start-23 w-[calc(100%-5.75rem)]"
        >
          {laneY.map((y) => (
            <line key={y} x1="0" x2="100%" y1={y} y2={y} className="stroke-line-2" />
          ))}
          {STEPS.map((name, index) => (
            <Leg
              key={name}
              name={name}
              isTaken={stepOf(name) !== undefined}
              index={index}
              chosen={name === chosen}
            />
          ))}
        </svg>
      </div>
    </div>
  )
}

function StepButton({
  name,
  step,
  chosen,
  onChoose,
}: {
  name: StepName
  step: StepView | undefined
  chosen: boolean
  onChoose: () => void
}) {
  const t = useWords('phones')
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        'flex flex-col items-center rounded-t-md border-b-2 pb-1.5 hover:bg-well',
        chosen ? 'border-ink bg-well' : 'border-transparent',
      )}
    >
      <span
        className={clsx(
          'flex h-9 items-center gap-1 text-sm whitespace-nowrap',
          step ? 'font-semibold' : 'text-ink-3',
        )}
      >
        <Bulb state={step ? 'on' : 'off'} size={7} />
        {stepNames(t)[name]}
      </span>
      <span aria-hidden className="h-[150px]" />
      <span className="text-sm text-ink-2 tabular-nums">{step ? secondsInWords(step.ms) : '·'}</span>
      <span className="h-4 text-xs text-ink-3 tabular-nums">{step?.bytes ? t.bytes(step.bytes) : ''}</span>
    </button>
  )
}

function Leg({
  name,
  isTaken,
  index,
  chosen,
}: {
  name: StepName
  isTaken: boolean
  index: number
  chosen: boolean
}) {
  const [from, to] = legs[name]
  const [x1, x2] = [`${(index + 0.2) * column}%`, `${(index + 0.8) * column}%`]
  const [y1, y2] = [laneY[from], laneY[to]]
  if (!isTaken)
    return (
      <line
        x1={x1}
        y1={y1}
        x2={x2}
        y2={y2}
        className="stroke-line-2"
        strokeDasharray="1 5"
        strokeWidth={1.5}
      />
    )
  return (
    <g>
      <line x1={x1} y1={y1} x2={x2} y2={y2} className="stroke-ink" strokeWidth={chosen ? 3 : 1.5} />
      <circle cx={x1} cy={y1} r={5} className="fill-bulb stroke-bulb-rim" />
      <circle cx={x2} cy={y2} r={5} className="fill-bulb stroke-bulb-rim" strokeWidth={chosen ? 2.5 : 1} />
    </g>
  )
}
