import { type AccountLimits, mostBytes } from '../carriers/account-limits'
import { limitsOfSender } from '../carriers/account-limits.server'
import { sourceSchema } from '../designs/document'
import {
  type Bounds,
  type PersonalPicture,
  PersonalStudio,
  type Wish,
} from '../designs/personal/studio.server'
import { defaultWords, personalFields, requiredFields, type Why } from '../designs/personal/words'
import { targetOf } from '../media/limits.server'
import { profileById } from '../media/profiles'
import { pool } from '../platform/db.server'
import { mergeValues } from './content'
import type { Frozen, FrozenMedium } from './frozen'
import { type Piece, pickRung, type Rung, rungsOf } from './rungs'

/** Somebody who is to get a message. `id` names them in what comes back. */
export type Person = {
  id: number
  variant: number
  profileId: string | null
  contact: Record<string, unknown> | null
}

/** What stands in the place of the generic pieces of one person's rung. */
type Filled = { profileId: string; own: ReadonlyMap<string, Piece>; why: Why | null }

/** Nothing of their variant is drawn for each person. */
type AsAll = 'as_all'

/** No value, which nothing can stand for; or a picture that is not there and nothing can stand for. */
type Unfilled = 'no_value' | 'not_drawn'

/** The pictures of some people. */
export class PersonalPieces {
  constructor(
    private readonly filled: ReadonlyMap<number, Filled | AsAll | Unfilled>,
    private readonly demanding: boolean,
  ) {}

  /**
   * What a person gets on a rung, the generic picture where there is no own one; or why they get none.
   */
  of(id: number, rung: Rung): readonly Piece[] | Unfilled {
    const filled = this.filled.get(id)
    if (filled === 'as_all') return rung.pieces
    if (filled === 'no_value' || filled === 'not_drawn') return filled
    if (filled?.profileId === rung.profileId)
      return filled.own.size === 0
        ? rung.pieces
        : rung.pieces.map((piece) => filled.own.get(piece.file.sha256) ?? piece)
    return this.demanding ? 'not_drawn' : rung.pieces
  }

  /** Why people who get the default words do, by their id. */
  reasons(): [id: number, why: Why][] {
    return [...this.filled].flatMap(([id, filled]): [number, Why][] =>
      typeof filled === 'object' && filled.why ? [[id, filled.why]] : [],
    )
  }
}

/** What of a campaign says what is drawn, and how large it may be. */
type Described = Pick<Frozen, 'variants'> & { senderId: string | null }
type Own = { medium: FrozenMedium; studio: PersonalStudio; generic: string }
type Variant = { rungs: readonly Rung[]; own: Own[] }
type Asked = { wish: Wish; key: string; generic: string; altText: string; fell: Why | null }
type Wanted = { person: Person; rung: Rung; asked: Asked[]; why: Why | null }

/** The media of a launched campaign that are drawn for each person. */
export class PersonalMedia {
  /** Merge fields that they read. */
  readonly fields: readonly string[]
  /** Some value has nothing that could stand for it. */
  readonly demanding: boolean
  private readonly variants: Variant[]
  private readonly senderId: string | null
  private limits: Promise<AccountLimits | null> | undefined

  /** Null where everybody gets the same. */
  static of(workspaceId: string, frozen: Described): PersonalMedia | null {
    const sources = frozen.variants.flatMap(({ media }) => media.flatMap(({ personal }) => personal ?? []))
    return sources.length > 0 ? new PersonalMedia(workspaceId, frozen) : null
  }

  private constructor(
    private readonly workspaceId: string,
    { variants, senderId }: Described,
  ) {
    this.senderId = senderId
    const studios = new Map<string, PersonalStudio>()
    const studioOf = (personal: NonNullable<FrozenMedium['personal']>) => {
      const name = JSON.stringify(personal)
      const studio = studios.get(name) ?? new PersonalStudio(workspaceId, sourceSchema.parse(personal))
      studios.set(name, studio)
      return studio
    }
    this.variants = variants.map(({ media }) => ({
      rungs: rungsOf(media),
      own: media.flatMap((medium) =>
        medium.personal
          ? [
              {
                medium,
                studio: studioOf(medium.personal),
                generic: JSON.stringify(defaultWords(medium.personal.words)),
              },
            ]
          : [],
      ),
    }))
    const words = variants.flatMap(({ media }) => media.flatMap(({ personal }) => personal?.words ?? []))
    this.fields = [...new Set(words.flatMap(personalFields))]
    this.demanding = words.some((one) => requiredFields(one).length > 0)
  }

  /** Finds everybody's pictures and draws those that are not there. `made` counts what was drawn now. */
  async fill(
    people: readonly Person[],
    bounds: Bounds = {},
  ): Promise<{ pieces: PersonalPieces; made: number }> {
    const filled = new Map<number, Filled | AsAll | Unfilled>()
    const wanted: Wanted[] = []
    const wishes = new Map<PersonalStudio, Wish[]>()
    const limits = await this.readLimits()
    for (const person of people) {
      const answer = this.wantedBy(person, wishes, limits)
      if (typeof answer === 'string') filled.set(person.id, answer)
      else if (answer) wanted.push(answer)
    }
    let made = 0
    const pictures = new Map<string, PersonalPicture>()
    for (const [studio, list] of wishes) {
      const done = await studio.make(list, bounds)
      made += done.made
      for (const [key, picture] of done.pictures) pictures.set(key, picture)
    }
    for (const one of wanted) filled.set(one.person.id, fillOne(one, pictures, this.demanding))
    return { pieces: new PersonalPieces(filled, this.demanding), made }
  }

  /** Read once: what is drawn ahead and what is drawn when it leaves is of one size. */
  private async readLimits(): Promise<AccountLimits | null> {
    if (this.senderId === null) return null
    this.limits ??= limitsOfSender(this.workspaceId, this.senderId)
    return this.limits.catch((error) => {
      this.limits = undefined
      throw error
    })
  }

  private wantedBy(
    person: Person,
    wishes: Map<PersonalStudio, Wish[]>,
    limits: AccountLimits | null,
  ): Wanted | AsAll | 'no_value' | undefined {
    const variant = this.variants[person.variant]
    if (variant?.own.length === 0) return 'as_all'
    const rung = variant && pickRung(variant.rungs, person.profileId)
    if (!rung) return undefined
    const asked: Asked[] = []
    let why: Why | null = null
    for (const { medium, studio, generic } of variant.own) {
      const file = medium.renditions[rung.profileId]
      if (!file) continue
      const said = studio.personalise(mergeValues(person.contact ?? {}))
      if (!said.ok) return 'no_value'
      why ??= said.fell
      if (JSON.stringify(said.words) === generic) continue
      const wish = { words: said.words, target: targetFor(rung, file.bytes, limits) }
      const list = wishes.get(studio) ?? []
      list.push(wish)
      wishes.set(studio, list)
      const { altText } = medium
      asked.push({ wish, key: studio.keyOf(wish), generic: file.sha256, altText, fell: said.fell })
    }
    return { person, rung, asked, why }
  }
}

function fillOne(
  { rung, asked, why }: Wanted,
  pictures: ReadonlyMap<string, PersonalPicture>,
  demanding: boolean,
): Filled | Unfilled {
  const own = new Map<string, Piece>()
  let reason = why
  for (const { key, generic, altText } of asked) {
    const picture = pictures.get(key)
    if (picture?.drawn) {
      const { sha256, mime, bytes, width, height } = picture
      own.set(generic, { file: { sha256, mime, bytes, width, height, durationMs: null }, altText })
    } else if (demanding) return 'not_drawn'
    else reason ??= picture?.why ?? 'late'
  }
  return { profileId: rung.profileId, own, why: reason }
}

/** What the profile and the account take, less what else is in the message. */
function targetFor(rung: Rung, own: number, limits: AccountLimits | null): Wish['target'] {
  const profile = profileById(rung.profileId)
  if (!profile) throw new Error(`There is no profile called ${rung.profileId}.`)
  const types = rung.pieces.map(({ file }) => file.mime)
  const target = targetOf(profile, new Map([[profile.id, mostBytes(limits, types)]]))
  return { ...target, maxBytes: target.maxBytes - (rung.bytes - own) }
}

/** Writes down who got the default words, before they leave. */
export async function noteDefaults(
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  reasons: readonly [number, Why][],
): Promise<void> {
  if (reasons.length === 0) return
  await pool().query(
    `INSERT INTO personal_default (workspace_id, campaign_id, message_id, why)
     SELECT $1, $2, id, why FROM unnest($3::bigint[], $4::text[]) AS r (id, why)
     ON CONFLICT (workspace_id, campaign_id, message_id) DO UPDATE SET why = excluded.why`,
    [workspaceId, campaignId, reasons.map(([id]) => id), reasons.map(([, why]) => why)],
  )
}
