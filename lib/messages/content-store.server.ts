import type { CarrierConnection, MessageMedium, PreparedContent } from '../carriers/carrier'
import { publicMediaUrl } from '../media/address.server'
import { pool } from '../platform/db.server'
import { readStored } from '../platform/storage.server'
import { type CompiledText, compileText } from './content'
import { fileNames } from './file-names'
import { type Frozen, frozenSchema } from './frozen'
import { PersonalMedia } from './personal.server'
import { type Piece, type Rung, rungsOf } from './rungs'

/** A variant ready to be sent: its text compiled, its media in every size that was made, smallest first. */
export type ReadyVariant = { text: CompiledText; rungs: readonly Rung[]; assetIds: readonly string[] }

/** A launched campaign ready to be sent: parsed and compiled once. `fields` are what its texts and pictures read of a contact. */
export type ReadyCampaign = {
  id: string
  frozen: Frozen
  variants: ReadyVariant[]
  personal: PersonalMedia | null
  fields: string[]
}

/** Bytes of encoded media that one lane keeps. */
const mostKept = 64_000_000
const longestFile = 5_000_000

/** What a lane reads once and uses for every recipient: campaigns and encoded pictures. */
export class ContentStore {
  private readonly campaigns = new Map<string, Promise<ReadyCampaign>>()
  private readonly prepared = new Map<string, Promise<PreparedContent>>()
  private kept = 0

  constructor(
    private readonly workspaceId: string,
    private readonly connection: CarrierConnection,
  ) {}

  campaign(id: string): Promise<ReadyCampaign> {
    return remember(this.campaigns, id, () => this.loadCampaign(id))
  }

  private async loadCampaign(id: string): Promise<ReadyCampaign> {
    const { rows } = await pool().query('SELECT frozen FROM campaign WHERE workspace_id = $1 AND id = $2', [
      this.workspaceId,
      id,
    ])
    const frozen = frozenSchema.parse(rows[0]?.frozen)
    const variants = frozen.variants.map(({ text, media }) => ({
      text: compileText({ ...frozen, text }),
      rungs: rungsOf(media),
      assetIds: media.map(({ assetId }) => assetId),
    }))
    const personal = PersonalMedia.of(this.workspaceId, frozen)
    const read = [...variants.flatMap(({ text }) => text.fields), ...(personal?.fields ?? [])]
    return { id, frozen, variants, personal, fields: [...new Set(read)] }
  }

  /** Content with these media, or with none. Rejects when the stored bytes are not there. */
  content(pieces: readonly Piece[]): Promise<PreparedContent> {
    const key = pieces.map(({ file, altText }) => `${file.sha256} ${file.mime} ${altText}`).join('\n')
    return remember(this.prepared, key, () => this.prepare(pieces))
  }

  /** The same for one person alone: it is not kept, so that it drives out nothing that many get. */
  async ownContent(pieces: readonly Piece[]): Promise<PreparedContent> {
    return this.connection.prepare({ media: await this.readAll(pieces) })
  }

  private async prepare(pieces: readonly Piece[]): Promise<PreparedContent> {
    const content = this.connection.prepare({ media: await this.readAll(pieces) })
    this.kept += content.bytes
    // Few campaigns are sent at once; forgetting all of them now and then costs less than keeping count of each.
    if (this.kept > mostKept) {
      this.prepared.clear()
      this.kept = content.bytes
    }
    return content
  }

  private readAll(pieces: readonly Piece[]): Promise<MessageMedium[]> {
    const names = fileNames(pieces.map(({ file }) => file.mime))
    return Promise.all(pieces.map((piece, index) => this.read(piece, names[index] ?? '')))
  }

  private async read({ file, altText }: Piece, name: string): Promise<MessageMedium> {
    const { sha256, mime, durationMs } = file
    return {
      bytes: await readStored(this.workspaceId, sha256, longestFile),
      mime,
      name,
      altText,
      ...(durationMs ? { durationMs } : {}),
      address: publicMediaUrl(this.workspaceId, sha256, mime, new Date()),
    }
  }
}

/** Loads once per key; a failure is not remembered. */
function remember<T>(cache: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  let found = cache.get(key)
  if (!found) {
    found = load()
    cache.set(key, found)
    found.catch(() => cache.delete(key))
  }
  return found
}
