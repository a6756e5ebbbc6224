import { z } from 'zod'
import { KIND_FILTERS } from './asset'

/** What the wall is narrowed to. It lives in the page's address. */
export const assetFilterSchema = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  folder: z.uuid().optional().catch(undefined),
  kind: z.enum(KIND_FILTERS).optional().catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  shape: z.enum(['portrait', 'square', 'landscape']).optional().catch(undefined),
  used: z.enum(['yes', 'no']).optional().catch(undefined),
  look: z.enum(['alt', 'failed', 'deleted']).optional().catch(undefined),
})

export type AssetFilter = z.output<typeof assetFilterSchema>

const SHAPES = {
  portrait: 'a.height > a.width',
  square: 'a.height = a.width',
  landscape: 'a.height < a.width',
} as const

const LOOKS = { alt: `a.alt_text = ''`, failed: `a.status = 'failed'`, deleted: 'true' } as const

/** Where a draft or what was frozen at launch names the assets of its variants, as of today and as it was before. */
const ASSETS_SHOWN = '$.variants[*].**{0 to 2}.assetId'

/** A table `uses` (campaign_id, asset_id) for WITH: what the campaigns of workspace $1 show. Read once, however many assets ask. */
export const USES = `uses AS MATERIALIZED (
  SELECT DISTINCT c.id AS campaign_id, shown #>> '{}' AS asset_id
  FROM campaign c, jsonb_path_query(coalesce(c.frozen, c.draft), '${ASSETS_SHOWN}') AS shown
  WHERE c.workspace_id = $1 AND c.deleted_at IS NULL)`

/** Whether the draft of campaign `c` shows the asset whose id, text, is the given parameter. */
export const draftShows = (parameter: string) =>
  `jsonb_path_exists(c.draft, '${ASSETS_SHOWN} ? (@ == $id)', jsonb_build_object('id', ${parameter}::text))`

/** Deleted assets are a library of their own. */
export const aliveSql = (filter: AssetFilter): string =>
  filter.look === 'deleted' ? 'a.deleted_at IS NOT NULL' : 'a.deleted_at IS NULL'

/** Conditions over `asset a` (with `folder f` and `uses`); every value goes into `params`. */
export function filterSql(filter: AssetFilter, params: unknown[]): string[] {
  const where: string[] = []
  const value = (given: unknown) => {
    params.push(given)
    return `$${params.length}`
  }
  for (const word of wordsOf(filter.q)) {
    const like = value(`%${word.replace(/[\\%_]/g, '\\$&')}%`)
    where.push(
      `(a.name ILIKE ${like} OR a.alt_text ILIKE ${like} OR f.name ILIKE ${like}
        OR EXISTS (SELECT FROM unnest(a.tags) AS t WHERE t ILIKE ${like}))`,
    )
  }
  if (filter.folder) where.push(`a.folder_id = ${value(filter.folder)}::uuid`)
  if (filter.kind) where.push(`a.kind = ${value(filter.kind)}::asset_kind`)
  if (filter.tag) where.push(`${value(filter.tag)} = ANY(a.tags)`)
  if (filter.shape) where.push(SHAPES[filter.shape])
  if (filter.look) where.push(LOOKS[filter.look])
  if (filter.used) {
    const some = 'EXISTS (SELECT FROM uses u WHERE u.asset_id = a.id::text)'
    where.push(filter.used === 'yes' ? some : `NOT ${some}`)
  }
  return where
}

/** Every word must be found somewhere; more than eight would only slow the search down. */
function wordsOf(q: string): string[] {
  return q.split(/\s+/).filter(Boolean).slice(0, 8)
}

/** Place after the last asset seen: creation time to the millisecond, then id. */
export function encodeCursor(at: Date, id: string): string {
  return `${at.getTime()}.${id}`
}

/** Null for anything but a cursor of ours: a broken one starts at the beginning. */
export function decodeCursor(cursor: string | undefined): { at: Date; id: string } | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor ?? '')
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null
}
