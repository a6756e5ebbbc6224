import clsx from 'clsx'
import { useWords } from '#words'
import { Handset } from '@/components/handset/handset'
import { Bulb } from '@/components/ui/bulb'
import type { HandsetView, MessageView } from '@/lib/carriers/simulator/api'
import { formatPhone } from '@/lib/contacts/phone-format'
import { bubblesOf, detailOf, modelOf, standing } from './views'

const shown = 3

/** One phone of the shelf, small and alive: what is on its screen, whose it is, and how far its last message got. */
export function ShelfPhone({
  slug,
  brandName,
  handset,
  messages,
  clock,
  chosen,
  onChoose,
}: {
  slug: string
  brandName: string
  handset: HandsetView
  messages: MessageView[]
  clock: string
  chosen: boolean
  onChoose: () => void
}) {
  const t = useWords('phones')
  const { words, bulb, last } = standing(t, handset, messages)
  const peer = formatPhone(t, last?.peer ?? '')
  return (
    <div className="group relative flex w-36 flex-col items-center pb-1 text-center">
      <div
        aria-hidden
        className={clsx('flex h-63 items-end', !handset.switches.on && 'opacity-45 grayscale')}
      >
        <Handset
          still
          scale={0.365}
          model={modelOf(handset)}
          theme={handset.theme}
          sender={{ name: handset.knowsSender ? brandName : null, number: peer }}
          clock={clock}
          day=""
          label={handset.name}
          messages={
            handset.switches.on
              ? messages.slice(-shown).flatMap((message) => bubblesOf(t, message, slug))
              : []
          }
        />
      </div>
      <span aria-hidden className="h-1.5 w-full bg-fill-2" />
      <b className="mt-2 block max-w-full truncate px-1 font-semibold" translate="no">
        {handset.name}
      </b>
      <span className="block max-w-full truncate px-1 text-sm text-ink-3">{detailOf(t, handset)}</span>
      <span className="mt-0.5 flex max-w-full items-center gap-1.5 px-1 text-sm">
        <Bulb state={bulb} size={8} />
        <span className="truncate">{words}</span>
      </span>
      <i
        aria-hidden
        className={clsx('mt-1.5 h-0.5 w-24', chosen ? 'bg-ink' : 'bg-transparent group-hover:bg-line-2')}
      />
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        aria-label={`${handset.name}, ${detailOf(t, handset)}: ${words}`}
        className="absolute inset-0 rounded-md"
      />
    </div>
  )
}
