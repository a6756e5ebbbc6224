import { Mark } from '@/components/shell/mark'
import { Bulb, BulbRow, type CarrierFit, FiveLights } from '@/components/ui/bulb'
import { Part } from './part'

const lights: CarrierFit[] = [
  { carrier: 'att-long', fit: 'fits' },
  { carrier: 'tmobile-long', fit: 'fits' },
  { carrier: 'verizon-long', fit: 'look' },
  { carrier: 'tollfree', fit: 'refused' },
  { carrier: 'old-handset', fit: 'none' },
]

export function BulbPart() {
  return (
    <Part title="The bulb" span={2}>
      <div data-ink className="flex items-center gap-4 rounded-md bg-band p-4 text-ink-2">
        <Mark size={64} />
        <p>Thirteen lit bulbs on a board of twenty-five make the M. Never redrawn, never gradient.</p>
      </div>
      <ul className="mt-3.5 grid gap-2">
        <li className="flex items-center gap-2.5">
          <Bulb state="off" /> Off: not yet, not allowed
        </li>
        <li className="flex items-center gap-2.5">
          <Bulb /> On: done, allowed, fits
        </li>
        <li className="flex items-center gap-2.5">
          <Bulb state="live" /> Live: happening now, slow pulse
        </li>
        <li className="flex items-center gap-2.5">
          <FiveLights lights={lights} size={9} /> Five lights: fits, fits, look, refused, not made yet
        </li>
        <li>
          <BulbRow share={0.62} count={24} live label="62 percent" />
        </li>
      </ul>
    </Part>
  )
}

const colours = [
  ['Canvas', 'bg-canvas'],
  ['Surface', 'bg-surface'],
  ['Well', 'bg-well'],
  ['Fill', 'bg-fill'],
  ['Line', 'bg-line'],
  ['Line 2', 'bg-line-2'],
  ['Control', 'bg-control'],
  ['Ink 3', 'bg-ink-3'],
  ['Ink 2', 'bg-ink-2'],
  ['Ink', 'bg-ink'],
  ['Bulb', 'bg-bulb'],
  ['Rim', 'bg-bulb-rim'],
  ['Bulb wash', 'bg-bulb-wash'],
  ['Good', 'bg-good-mark'],
  ['Advice', 'bg-warn-mark'],
  ['Blocked', 'bg-block-mark'],
  ['Data 1', 'bg-d1'],
  ['Data 2', 'bg-d2'],
  ['Data 3', 'bg-d3'],
  ['Data 4', 'bg-d4'],
] as const

export function ColourPart() {
  return (
    <Part title="Colour" span={4}>
      <ul className="grid grid-cols-10 gap-x-2 gap-y-3 max-md:grid-cols-5">
        {colours.map(([name, swatch]) => (
          <li key={name}>
            <span
              className={`block h-13 rounded-sm ${swatch} shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--ink)_14%,transparent)]`}
            />
            <b className="mt-1.5 block text-sm font-[580] whitespace-nowrap">{name}</b>
            <span className="type-axis">{swatch.slice(3)}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

const roles = [
  ['type-figure', '15,995', '36 / 40, 600, wide 112'],
  ['type-title', 'Thursday, 19 March', '26 / 30, 640, wide 114'],
  ['type-verdict', 'Probably worth it', '20 / 24, 620, wide 110'],
  ['type-section', 'What each carrier gets', '16 / 22, 600, 108'],
  ['type-writing', 'Drift 02 is here. Members choose first.', '14.5 / 23, 450'],
  ['', 'They would read “Larkfield: , Drift 02 is here”.', '13 / 18, 450, the base'],
  ['type-column', 'Bytes, and the limit', '12 / 16, 520, narrow 94'],
] as const

export function TypePart() {
  return (
    <Part title="Type, one family in three widths" span={4}>
      {roles.map(([role, words, facts]) => (
        <div
          key={words}
          className="flex items-baseline justify-between gap-4 border-t border-line py-2 first:border-0"
        >
          <span className={role}>{words}</span>
          <span className="type-label tabular-nums max-md:hidden">{facts}</span>
        </div>
      ))}
    </Part>
  )
}
