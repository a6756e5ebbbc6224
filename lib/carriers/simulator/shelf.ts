import { MODELS, type PhoneModel } from './models'
import { NETWORK_NAMES, type Network } from './networks'

/** A handset as it leaves the shop. */
export type HandsetModel = (typeof MODELS)[PhoneModel] & {
  id: string
  /** Whose it is: "Maya’s iPhone". */
  name: string
  /** E.164. */
  number: string
  network: Network
  model: PhoneModel
  theme: 'light' | 'dark'
  /** Whether the sender is in its address book. */
  knowsSender: boolean
}

/** What its owner can change. */
export type HandsetSwitches = {
  on: boolean
  data: boolean
  /** Takes picture messages; off, it only takes texts. */
  mms: boolean
  /** Fetches by itself; otherwise somebody presses "Get". */
  autoFetch: boolean
  /** Sends delivery and read reports. */
  reports: boolean
  /** Refuses every message it is offered. */
  rejects: boolean
}

export type ShelfHandset = HandsetModel & { switches: HandsetSwitches }

type Given = Pick<HandsetModel, 'id' | 'name' | 'number' | 'network' | 'model'> &
  Partial<Pick<HandsetModel, 'theme' | 'knowsSender'>> & { switches?: Partial<HandsetSwitches> }

/** A handset of a model with everything its owner left as it was. */
export function handsetOf({ switches, ...given }: Given): ShelfHandset {
  const facts = MODELS[given.model]
  const { mms, autoFetch } = facts
  const shop = { on: true, data: mms, mms, autoFetch, reports: true, rejects: false }
  return { ...facts, theme: 'light', knowsSender: false, ...given, switches: { ...shop, ...switches } }
}

/** The phones that are always there. Numbers are from the block reserved for fiction. */
export const SHELF: readonly ShelfHandset[] = [
  handsetOf({
    id: 'maya',
    name: 'Maya’s iPhone',
    number: '+18285550151',
    network: 'att',
    model: 'iphone',
    knowsSender: true,
  }),
  handsetOf({
    id: 'devon',
    name: 'Devon’s Pixel',
    number: '+18285550152',
    network: 'tmobile',
    model: 'pixel',
    theme: 'dark',
    knowsSender: true,
  }),
  handsetOf({
    id: 'jun',
    name: 'Jun’s iPhone',
    number: '+18285550153',
    network: 'tmobile',
    model: 'iphone',
    theme: 'dark',
    switches: { reports: false },
  }),
  handsetOf({
    id: 'anika',
    name: 'Anika’s Galaxy',
    number: '+18285550154',
    network: 'verizon',
    model: 'galaxy',
    switches: { data: false },
  }),
  handsetOf({
    id: 'rosa',
    name: 'Rosa’s Norda 215',
    number: '+18285550155',
    network: 'uscellular',
    model: 'keypad',
  }),
  handsetOf({ id: 'walt', name: 'Walt’s flip phone', number: '+18285550156', network: 'att', model: 'flip' }),
  handsetOf({
    id: 'otis',
    name: 'Otis’s Pixel',
    number: '+18285550157',
    network: 'verizon',
    model: 'pixel',
    switches: { on: false },
  }),
  handsetOf({
    id: 'lena',
    name: 'Lena’s Galaxy',
    number: '+18285550158',
    network: 'att',
    model: 'galaxy',
    theme: 'dark',
    switches: { rejects: true },
  }),
]

/** One line for the shelf: its carrier, and what is unlike other phones about it. */
export function detailOf(handset: HandsetModel, switches: HandsetSwitches): string {
  const unlike = [
    switches.on ? '' : 'switched off',
    switches.rejects ? 'refuses' : '',
    switches.mms ? '' : 'texts only',
    switches.data || !switches.mms ? '' : 'data off',
    handset.device === 'feature' ? '2009' : '',
    switches.autoFetch || !switches.mms || handset.device === 'feature' ? '' : 'fetches when asked',
    switches.reports ? '' : 'reports off',
  ].filter(Boolean)
  const plain = handset.knowsSender ? 'saved sender' : 'unknown sender'
  return [NETWORK_NAMES[handset.network], ...(unlike.length > 0 ? unlike.slice(0, 2) : [plain])].join(', ')
}
