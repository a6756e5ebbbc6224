import clsx from 'clsx'
import { Bulb } from '@/components/ui/bulb'
import type { HandsetView } from '@/lib/carriers/simulator/api'
import { stateWords } from './views'

/** One phone of the shelf: whose it is, on which carrier, and how far its last message got. */
export function ShelfPhone({
  handset,
  chosen,
  onChoose,
}: {
  handset: HandsetView
  chosen: boolean
  onChoose: () => void
}) {
  const lit = handset.state === 'delivered' || handset.state === 'read'
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        'w-36 rounded-md px-3 py-2.5 text-left hover:bg-well',
        chosen && 'shadow-[inset_0_0_0_1.5px_var(--ink)]',
      )}
    >
      <b className="block truncate font-semibold">{handset.name}</b>
      <span className="block truncate text-sm text-ink-3">{handset.detail}</span>
      <span className="mt-1.5 flex items-center gap-1.5 text-sm">
        <Bulb state={handset.state === 'downloading' ? 'live' : lit ? 'on' : 'off'} size={8} />
        {handset.switches.on ? (handset.state ? stateWords[handset.state] : 'Nothing yet') : 'Switched off'}
      </span>
      <span className="mt-0.5 block text-sm text-ink-3 tabular-nums">
        {handset.messages} {handset.messages === 1 ? 'message' : 'messages'}
      </span>
    </button>
  )
}
