import { createHash } from 'node:crypto'
import type { FitTarget } from '../../media/decode/protocol'
import { pool } from '../../platform/db.server'
import { notFound } from '../../platform/errors'
import { log } from '../../platform/log.server'
import { keepBytes, readStored } from '../../platform/storage.server'
import type { OwnPicture } from '../brand'
import { PAIRINGS } from '../brand'
import { designById } from '../catalogue'
import type { DesignSource, StoredPicture } from '../document'
import { missingFrom } from '../type.server'
import type { Words } from '../words'
import { type Print, Printer } from './printer.server'
import { defaultWords, type Personalised, personalise, type Values, type Why } from './words'

/** Raised when a change of code changes how personal pictures look: they are then drawn anew. */
const DRAWN_AS = 1
const MOST_PICTURE_BYTES = 3_000_000
/** Pictures drawn before they are written down: what a killed worker has drawn for nothing. */
const PER_WRITE = 32
/** Drawn side by side: one is packed while the next is set. */
const AT_ONCE = 2

/** A picture drawn for some words, kept in the store; or why these words cannot be drawn. */
export type PersonalPicture =
  | { drawn: true; sha256: string; mime: string; bytes: number; width: number; height: number }
  | { drawn: false; why: Why }

/** Some words for a carrier's people. */
export interface Wish {
  words: Words
  target: Pick<FitTarget, 'id' | 'maxBytes' | 'width' | 'height' | 'mime' | 'baseline'>
}

export interface Bounds {
  signal?: AbortSignal | undefined
  /** Wordings drawn now. */
  most?: number
}

/** Draws one design for many people, each picture once: what is kept is found again by what is in it. */
export class PersonalStudio {
  readonly #workspaceId: string
  readonly #source: DesignSource
  readonly #hash: string
  #printer: Promise<Printer> | undefined

  constructor(workspaceId: string, source: DesignSource) {
    this.#workspaceId = workspaceId
    this.#source = source
    this.#hash = sha256(JSON.stringify([DRAWN_AS, source]))
  }

  /** The words for a person who knows these values. */
  personalise(values: Values): Personalised {
    const face = PAIRINGS[this.#source.brand.pairing].display
    return personalise(this.#source.words, values, (text) => missingFrom(text, face).length === 0)
  }

  keyOf({ words, target: { id, maxBytes } }: Wish): string {
    const said = Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1))
    return sha256(JSON.stringify([this.#hash, id, maxBytes, said]))
  }

  /** What is kept already, by key. Says that it is still used. */
  async find(keys: readonly string[]): Promise<Map<string, PersonalPicture>> {
    if (keys.length === 0) return new Map()
    const { rows } = await pool().query<Row>(
      `WITH found AS (SELECT * FROM personal_picture WHERE workspace_id = $1 AND key = ANY($2::text[])),
            used AS (UPDATE personal_picture SET used_at = now()
                     WHERE workspace_id = $1 AND key = ANY($2::text[]) AND used_at < now() - interval '1 day')
       SELECT key, sha256, mime, bytes, width, height, why FROM found`,
      [this.#workspaceId, keys],
    )
    return new Map(rows.map((row) => [row.key, pictureOf(row)]))
  }

  /**
   * The pictures for these wishes by key, drawing those that are not kept, `most` of them. Stopped early it gives what is done;
   * asked again it goes on from there. One that fails to be drawn is left out and holds up no other.
   */
  async make(
    wishes: readonly Wish[],
    { signal, most = Number.POSITIVE_INFINITY }: Bounds = {},
  ): Promise<{ pictures: Map<string, PersonalPicture>; made: number }> {
    const byKey = new Map(wishes.map((wish) => [this.keyOf(wish), wish]))
    const pictures = await this.find([...byKey.keys()])
    const missing = groupsOf([...byKey].filter(([key]) => !pictures.has(key))).slice(0, most)
    let made = 0
    while (missing.length > 0 && !signal?.aborted) {
      const rows = await this.#drawAll(missing.splice(0, PER_WRITE))
      await this.#write(rows)
      for (const row of rows) pictures.set(row.key, pictureOf(row))
      made += rows.length
    }
    return { pictures, made }
  }

  async #drawAll(groups: Group[]): Promise<Row[]> {
    const rows: Row[] = []
    const work = async () => {
      for (let group = groups.shift(); group; group = groups.shift()) {
        try {
          rows.push(...(await this.#draw(group)))
        } catch (error) {
          log.error({ err: error, design: this.#source.design }, 'a personal picture could not be drawn')
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return rows
  }

  async #draw({ words, wishes }: Group): Promise<Row[]> {
    this.#printer ??= this.#open()
    const printer = await this.#printer
    const page = printer.set(words)
    if (!page) return wishes.map(([key]) => rowOf(key, null, 'too_small'))
    const prints = await printer.print(
      page,
      wishes.map(([, { target }]) => target),
    )
    const stored = new Map<Print, Promise<string>>()
    return Promise.all(
      wishes.map(async ([key], index) => {
        const print = prints[index]
        if (!print) return rowOf(key, null, 'too_long')
        const kept = stored.get(print) ?? keepBytes(this.#workspaceId, print.bytes).then((one) => one.sha256)
        stored.set(print, kept)
        return rowOf(key, { print, sha256: await kept }, null)
      }),
    )
  }

  async #open(): Promise<Printer> {
    const { design: id, format, words, brand, logo, picture } = this.#source
    const design = designById(id)
    if (!design) throw notFound('design')
    const [logoPicture, slot] = await Promise.all([this.#read(logo), this.#read(picture)])
    return new Printer({
      design,
      format,
      brand: { ...brand, logo: logoPicture },
      words: defaultWords(words),
      picture: slot,
    })
  }

  async #read(stored: StoredPicture | null): Promise<OwnPicture | null> {
    if (!stored) return null
    const bytes = await readStored(this.#workspaceId, stored.sha256, MOST_PICTURE_BYTES)
    const { width, height } = stored
    return { href: `data:${stored.mime};base64,${bytes.toString('base64')}`, width, height }
  }

  /** A picture that another worker has written meanwhile is the same one. */
  async #write(rows: readonly Row[]): Promise<void> {
    await pool().query(
      `INSERT INTO personal_picture (workspace_id, key, sha256, mime, bytes, width, height, why)
       SELECT $1, key, sha256, mime, bytes, width, height, why
       FROM jsonb_to_recordset($2::jsonb) AS r (key text, sha256 text, mime text, bytes int, width int, height int, why text)
       ON CONFLICT (workspace_id, key) DO UPDATE SET used_at = now()`,
      [this.#workspaceId, JSON.stringify(rows)],
    )
  }
}

interface Row {
  key: string
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
  why: Why | null
}

function rowOf(key: string, made: { print: Print; sha256: string } | null, why: Why | null): Row {
  const { mime = null, width = null, height = null } = made?.print ?? {}
  return {
    key,
    sha256: made?.sha256 ?? null,
    mime,
    width,
    height,
    bytes: made?.print.bytes.length ?? null,
    why,
  }
}

function pictureOf({ sha256, mime, bytes, width, height, why }: Row): PersonalPicture {
  if (!sha256 || !mime || bytes === null || width === null || height === null)
    return { drawn: false, why: why ?? 'late' }
  return { drawn: true, sha256, mime, bytes, width, height }
}

interface Group {
  words: Words
  wishes: [key: string, wish: Wish][]
}

/** Wishes for the same words, which are drawn together. */
function groupsOf(wishes: readonly [string, Wish][]): Group[] {
  const groups = new Map<string, Group>()
  for (const [key, wish] of wishes) {
    const name = JSON.stringify(Object.entries(wish.words).sort())
    const group = groups.get(name) ?? { words: wish.words, wishes: [] }
    group.wishes.push([key, wish])
    groups.set(name, group)
  }
  return [...groups.values()]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Pictures that no campaign or test has asked for so long are thrown away, days. */
const KEPT_DAYS = 30
const PER_SWEEP = 20_000

/** Throws old personal pictures away. Their bytes go with the last reference to them. */
export async function sweepPersonalPictures(): Promise<void> {
  await pool().query(
    `DELETE FROM personal_picture WHERE (workspace_id, key) IN (
       SELECT workspace_id, key FROM personal_picture WHERE used_at < now() - make_interval(days => $1) ORDER BY used_at LIMIT $2)`,
    [KEPT_DAYS, PER_SWEEP],
  )
}
