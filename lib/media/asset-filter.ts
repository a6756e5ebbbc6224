import { z } from 'zod'
import { KIND_FILTERS } from './asset'
import { SORTS, type Sort } from './sort'

/** What the wall is narrowed to, in which order and look. It lives in the page's address. */
export const assetFilterSchema = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  folder: z.uuid().optional().catch(undefined),
  /** `pictures` are still and moving ones. */
  kind: z
    .enum([...KIND_FILTERS, 'pictures'])
    .optional()
    .catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  shape: z.enum(['portrait', 'square', 'landscape']).optional().catch(undefined),
  used: z.enum(['yes', 'no']).optional().catch(undefined),
  look: z.enum(['alt', 'failed', 'deleted']).optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  /** As pictures where it is not given. */
  view: z.literal('list').optional().catch(undefined),
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
  if (filter.kind === 'pictures') where.push(`a.kind IN ('image', 'gif')`)
  else if (filter.kind) where.push(`a.kind = ${value(filter.kind)}::asset_kind`)
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

const ORDERS: Record<Sort, { key: (table: string) => string; down: boolean }> = {
  newest: { key: (table) => `${table}.created_at`, down: true },
  oldest: { key: (table) => `${table}.created_at`, down: false },
  name: { key: (table) => `lower(${table}.name)`, down: false },
  largest: { key: (table) => `${table}.bytes`, down: true },
}

/**
 * How `asset a` is ordered, and the condition for what follows the asset `after`: by how that one stands now, so that it may
 * have been renamed or deleted meanwhile. Nothing follows one that is gone for good.
 */
export function orderSql(
  { sort = 'newest' }: AssetFilter,
  after: string | undefined,
  params: unknown[],
): { orderBy: string; following: string[] } {
  const { key, down } = ORDERS[sort]
  const orderBy = down ? `${key('a')} DESC, a.id DESC` : `${key('a')}, a.id`
  if (after === undefined) return { orderBy, following: [] }
  params.push(after)
  const last = `(SELECT ${key('last')}, last.id FROM asset last WHERE last.workspace_id = $1 AND last.id = $${params.length}::uuid)`
  return { orderBy, following: [`(${key('a')}, a.id) ${down ? '<' : '>'} ${last}`] }
}
