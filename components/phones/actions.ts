import type { HandsetView, PduView } from '@/lib/carriers/simulator/api'
import type { PhoneModel } from '@/lib/carriers/simulator/models'
import type { Network } from '@/lib/carriers/simulator/networks'
import type { HandsetSwitches } from '@/lib/carriers/simulator/shelf'
import type { ActionResult } from '@/lib/platform/errors'
import type { Photo } from './photo-reply'
import type { HandsetWithMessages } from './use-shelf'

type Act<Input, Output = unknown> = (slug: string, input: Input) => Promise<ActionResult<Output>>

/** What a new phone needs; without a name it is called by its model and last digits. */
export type NewPhone = {
  number: string
  model: PhoneModel
  network: Network
  name?: string
  switches: Partial<HandsetSwitches>
}

export type PhoneActions = {
  read: Act<{ handset: string }, HandsetWithMessages>
  reply: Act<{ handset: string; text?: string; photo?: Photo }>
  add: Act<NewPhone, HandsetView>
  change: Act<
    { handset: string; change: Partial<HandsetSwitches> & { name?: string; network?: Network } },
    HandsetView
  >
  remove: Act<{ handset: string }>
  wipe: Act<{ handset: string }>
  wipeAll: Act<Record<string, never>>
  fetch: Act<{ message: string }>
  open: Act<{ message: string }>
  pdus: Act<{ message: string }, PduView[]>
}
