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
  look: z.enum(['alt', 'failed']).optional().catch(undefined),
})

export type AssetFilter = z.output<typeof assetFilterSchema>

const SHAPES = {
  portrait: 'a.height > a.width',
  square: 'a.height = a.width',
  landscape: 'a.height < a.width',
} as const

const LOOKS = { alt: `a.alt_text = ''`, failed: `a.status = 'failed'` } as const

/** Whether campaign `c` shows asset `a`, in its draft or in what it froze at launch. */
export const SHOWS_ASSET = `c.workspace_id = a.workspace_id AND c.deleted_at IS NULL
  AND jsonb_path_exists(coalesce(c.frozen, c.draft), '$.variants[*].assetId ? (@ == $id)',
                        jsonb_build_object('id', a.id::text))`

/** Conditions over `asset a` (with `folder f`); every value goes into `params`. */
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
    const some = `EXISTS (SELECT FROM campaign c WHERE ${SHOWS_ASSET})`
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
