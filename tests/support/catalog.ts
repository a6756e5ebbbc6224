import type pg from 'pg'

const OURS = "n.nspname = 'public'"

/** Each query lists one kind of thing in a stable order, worded by PostgreSQL itself where it can. */
const QUERIES = {
  columns: `
    SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
           a.attnotnull AS required, pg_get_expr(d.adbin, d.adrelid) AS default, a.attidentity AS identity,
           a.attgenerated AS generated
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm')
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE ${OURS} AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY 1, 2`,
  indexes: `
    SELECT c.relname AS index, pg_get_indexdef(c.oid) AS definition
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND c.relkind IN ('i', 'I') ORDER BY 1`,
  constraints: `
    SELECT t.relname AS table, k.conname AS constraint, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
     WHERE ${OURS} ORDER BY 1, 2`,
  triggers: `
    SELECT pg_get_triggerdef(g.oid) AS definition
      FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_namespace n ON n.oid = t.relnamespace
     WHERE ${OURS} AND NOT g.tgisinternal ORDER BY 1`,
  functions: `
    SELECT pg_get_functiondef(p.oid) AS definition
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE ${OURS} AND p.prokind <> 'a' ORDER BY 1`,
  sequences: `
    SELECT s.sequencename AS sequence, s.data_type::text AS type, s.increment_by AS step, s.max_value AS last
      FROM pg_sequences s JOIN pg_namespace n ON n.nspname = s.schemaname WHERE ${OURS} ORDER BY 1`,
  enums: `
    SELECT t.typname AS enum, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace
     WHERE ${OURS} GROUP BY 1 ORDER BY 1`,
  partitions: `
    SELECT c.relname AS table, pg_get_partkeydef(c.oid) AS key, pg_get_expr(c.relpartbound, c.oid) AS bound
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND (c.relkind = 'p' OR c.relispartition) ORDER BY 1`,
  extensions: 'SELECT extname AS extension FROM pg_extension ORDER BY 1',
} as const

export type Catalog = Record<keyof typeof QUERIES, Record<string, unknown>[]>

/** Everything the schema `public` holds but the migrations' own table: what two equal databases agree on. */
export async function catalog(client: pg.Client): Promise<Catalog> {
  await client.query('DROP TABLE IF EXISTS _prisma_migrations')
  const lists: Partial<Catalog> = {}
  for (const [kind, query] of Object.entries(QUERIES))
    lists[kind as keyof Catalog] = (await client.query(query)).rows
  return lists as Catalog
}
