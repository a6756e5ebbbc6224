import type { CarrierConnection, PreparedContent } from '../carriers/carrier'
import { publicMediaUrl } from '../media/address.server'
import { pool } from '../platform/db.server'
import { readStored } from '../platform/storage.server'
import { type CompiledText, compileCampaign } from './content'
import { type Frozen, frozenSchema } from './frozen'
import type { FrozenRendition } from './rendition'

/** A launched campaign ready to be sent: parsed and compiled once. */
export type ReadyCampaign = { id: string; frozen: Frozen; texts: CompiledText[]; fields: string[] }

/** Bytes of encoded pictures that one lane keeps. */
const mostKept = 64_000_000
const longestPicture = 5_000_000

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
}

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
    const texts = compileCampaign(frozen)
    return { id, frozen, texts, fields: [...new Set(texts.flatMap((text) => text.fields))] }
  }

  /** Content with this picture, or with none. Rejects when the stored bytes are not there. */
  async content(picture: FrozenRendition | null, altText: string): Promise<PreparedContent> {
    const key = picture ? `${picture.sha256} ${picture.mime} ${altText}` : ''
    const content = await remember(this.prepared, key, () => this.prepare(picture, altText))
    return content
  }

  private async prepare(picture: FrozenRendition | null, altText: string): Promise<PreparedContent> {
    if (!picture) return this.connection.prepare({})
    const bytes = await readStored(this.workspaceId, picture.sha256, longestPicture)
    const name = `picture.${extensions[picture.mime] ?? 'bin'}`
    const { mime } = picture
    const address = publicMediaUrl(this.workspaceId, picture.sha256, mime, new Date())
    const content = this.connection.prepare({ picture: { bytes, mime, name, altText, address } })
    this.kept += content.bytes
    // Few campaigns are sent at once; forgetting all of them now and then costs less than keeping count of each.
    if (this.kept > mostKept) {
      this.prepared.clear()
      this.kept = content.bytes
    }
    return content
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
