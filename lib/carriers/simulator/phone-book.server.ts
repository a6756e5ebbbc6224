import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { AppError, notFound } from '@/lib/platform/errors'
import type { HandsetChange, handsetBody } from './bodies'
import type { Journal } from './journal.server'
import { MODELS } from './models'
import { type HandsetModel, type HandsetSwitches, handsetOf, SHELF, type ShelfHandset } from './shelf'

/** Phones that one workspace may add. */
const MOST_ADDED = 50

/** `vaspIds`: only these VASPs reach it and see it; without, everybody does. */
type Added = Parameters<typeof handsetOf>[0] & { vaspIds?: string[] }
type Listed = { handset: ShelfHandset; vaspIds?: ReadonlySet<string> }
type Vasps = ReadonlySet<string> | undefined

/**
 * Every phone there is and how its owner has set it. Those of the shelf are everybody's, but each VASP sets them for
 * itself: a phone that one workspace switched off still receives for the others. Kept in the journal.
 */
export class PhoneBook {
  private readonly listed = new Map<string, Listed>()
  /** Ids by number: every submission asks. */
  private readonly ids = new Map<string, Set<string>>()
  private readonly switches = new Map<string, Partial<HandsetSwitches>>()

  constructor(private readonly journal: Journal) {
    for (const handset of SHELF) this.enter({ handset })
    for (const [, added] of journal.entries<Added>('a/')) this.list(added)
    for (const [key, value] of journal.entries<HandsetSwitches>('h/')) this.switches.set(key.slice(2), value)
  }

  private list({ vaspIds, ...given }: Added): ShelfHandset {
    const handset = handsetOf(given)
    this.enter({ handset, ...(vaspIds ? { vaspIds: new Set(vaspIds) } : {}) })
    return handset
  }

  private enter(one: Listed): void {
    const { id, number } = one.handset
    this.listed.set(id, one)
    this.ids.set(number, (this.ids.get(number) ?? new Set()).add(id))
  }

  private under(number: string): Listed[] {
    return [...(this.ids.get(number) ?? [])].flatMap((id) => this.listed.get(id) ?? [])
  }

  /** The phones that these VASPs see; without VASPs, all. The shelf first, then in the order of adding. */
  all(vasps?: Vasps): HandsetModel[] {
    return [...this.listed.values()].filter((one) => isSeenBy(one, vasps)).map(({ handset }) => handset)
  }

  /** Throws not_found, also for phones of others. */
  get(id: string, vasps?: Vasps): HandsetModel {
    const one = this.listed.get(id)
    if (!one || !isSeenBy(one, vasps)) throw notFound('handset')
    return one.handset
  }

  byId(id: string): HandsetModel | undefined {
    return this.listed.get(id)?.handset
  }

  /** The phone a VASP reaches under an E.164 number: its own before everybody's. */
  reached(number: string, vaspId: string): HandsetModel | undefined {
    const under = this.under(number)
    const own = under.find(({ vaspIds }) => vaspIds?.has(vaspId))
    return (own ?? under.find(({ vaspIds }) => !vaspIds))?.handset
  }

  /** All phones with that number, whoever's they are. */
  withNumber(number: string): HandsetModel[] {
    return this.under(number).map(({ handset }) => handset)
  }

  isAdded(id: string): boolean {
    return this.journal.get(`a/${id}`) !== undefined
  }

  /** Puts one more phone on the shelf of these VASPs, or on everybody's. Throws `conflict` with what stands in the way. */
  add(input: z.output<typeof handsetBody>, vasps: Vasps): HandsetModel {
    const { label, mms } = MODELS[input.model]
    refuseNobody(vasps)
    const seen = [...this.listed.values()].filter((one) => isSeenBy(one, vasps))
    const taken = seen.find(({ handset }) => handset.number === input.number)
    if (taken) throw new AppError('conflict', `${taken.handset.name} already has this number.`)
    if (seen.filter(({ handset }) => this.isAdded(handset.id)).length >= MOST_ADDED)
      throw new AppError('conflict', `There are already ${MOST_ADDED} added phones. Remove one first.`)
    if (!mms) refuseMms(label, input.switches)
    const { name = `${label} ${input.number.slice(-4)}`, ...rest } = input
    const added: Added = { ...rest, name, id: `p${randomBytes(6).toString('hex')}` }
    if (vasps) added.vaspIds = [...vasps]
    this.journal.put(`a/${added.id}`, added)
    return this.list(added)
  }

  /** Changes a phone for these VASPs. Throws `conflict` for what a phone of the shelf, or its model, does not let. */
  change(handset: HandsetModel, change: HandsetChange, vasps: Vasps): void {
    const { name, network, theme, knowsSender, ...switches } = change
    refuseNobody(vasps)
    const described = defined({ name, network, theme, knowsSender })
    if (!handset.mms) refuseMms(handset.name, switches)
    if (Object.keys(described).length > 0) {
      const added = this.journal.get<Added>(`a/${handset.id}`)
      if (!added)
        throw new AppError(
          'conflict',
          `${handset.name} is always there as it is. Its switches can be changed; for anything else, add a phone.`,
        )
      const changed = { ...added, ...described }
      this.journal.put(`a/${handset.id}`, changed)
      this.list(changed)
    }
    const set = defined(switches)
    if (Object.keys(set).length === 0) return
    const shared = vasps && !this.listed.get(handset.id)?.vaspIds
    const keys = shared ? [...vasps].map((vaspId) => `${handset.id}/${vaspId}`) : [handset.id]
    for (const key of keys) {
      const value = { ...this.switches.get(key), ...set }
      this.switches.set(key, value)
      this.journal.put(`h/${key}`, value)
    }
  }

  /** Throws `conflict` for a phone that is always there. */
  refuseRemoval(handset: HandsetModel): void {
    if (!this.isAdded(handset.id))
      throw new AppError(
        'conflict',
        `${handset.name} is always there. Only phones that were added can be removed.`,
      )
  }

  /** Takes an added phone off the shelf. */
  remove(handset: HandsetModel): void {
    this.refuseRemoval(handset)
    this.listed.delete(handset.id)
    this.ids.get(handset.number)?.delete(handset.id)
    this.switches.delete(handset.id)
    this.journal.delete(`a/${handset.id}`)
    this.journal.delete(`h/${handset.id}`)
  }

  /** How a phone is set for a VASP. */
  switchesOf(handset: HandsetModel, vaspId: string | undefined): HandsetSwitches {
    const shop = this.listed.get(handset.id)?.handset.switches
    return {
      ...(shop as HandsetSwitches),
      ...this.switches.get(handset.id),
      ...(vaspId === undefined ? {} : this.switches.get(`${handset.id}/${vaspId}`)),
    }
  }

  /** VASPs that alone see a phone, if it is not everybody's. */
  ownersOf(id: string): string[] | undefined {
    const owners = this.listed.get(id)?.vaspIds
    return owners && [...owners]
  }
}

function isSeenBy({ vaspIds }: Listed, vasps: Vasps): boolean {
  return !vasps || !vaspIds || [...vasps].some((id) => vaspIds.has(id))
}

function refuseNobody(vasps: Vasps): void {
  if (vasps?.size === 0)
    throw new AppError('conflict', 'Connect the built-in simulator first, under Settings, Senders.')
}

function refuseMms(whose: string, { mms, autoFetch }: Partial<HandsetSwitches>): void {
  if (mms || autoFetch)
    throw new AppError('conflict', `${whose} only knows texts; it cannot take picture messages.`)
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
}
