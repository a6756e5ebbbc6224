import type pg from 'pg'

// Fills the sample workspace, for what is measured or looked at with very much in it.

const sample = `(SELECT id FROM workspace WHERE slug = 'larkfield')`

export async function manyContacts(database: pg.Pool, count: number): Promise<void> {
  await database.query(
    `INSERT INTO contact (workspace_id, phone, first_name, last_name, state, carrier, tags)
     SELECT ${sample}, '+1919' || lpad(n::text, 7, '0'), 'Person', n::text, 'NC', 'verizon', '{members}'
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    [count],
  )
  await database.query('ANALYZE contact')
}

/** Pictures that share the bytes of those the sample has, which must have been rendered. */
export async function manyPictures(database: pg.Pool, count: number): Promise<void> {
  const copied = await database.query(
    `WITH picked AS (
       SELECT a.*, row_number() OVER () AS place, count(*) OVER () AS n FROM asset a
       WHERE a.workspace_id = ${sample} AND a.status = 'ready' AND a.deleted_at IS NULL AND a.kind = 'image')
     INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, width, height, status)
     SELECT p.workspace_id, 'Picture ' || s, p.kind, p.mime, encode(sha256(convert_to(s::text, 'UTF8')), 'hex'), p.bytes, p.width, p.height, 'ready'
     FROM generate_series(1, $1::int) s JOIN picked p ON p.place = 1 + s % p.n
     RETURNING id`,
    [count],
  )
  if (copied.rows.length < count) throw new Error('The sample has no pictures to copy.')
  await database.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, mime, bytes, width, height)
     SELECT a.workspace_id, a.id, r.profile_id, r.status, r.sha256, r.mime, r.bytes, r.width, r.height
     FROM asset a
     JOIN LATERAL (SELECT o.id FROM asset o WHERE o.workspace_id = a.workspace_id AND o.name NOT LIKE 'Picture %'
                   AND o.bytes = a.bytes AND o.width = a.width AND o.height = a.height LIMIT 1) o ON true
     JOIN rendition r ON r.workspace_id = a.workspace_id AND r.asset_id = o.id
     WHERE a.workspace_id = ${sample} AND a.name LIKE 'Picture %'`,
  )
  await database.query('ANALYZE asset, rendition')
}

/** Copies of the sample's drafts and of what it sent, the latter over the last year. */
export async function manyCampaigns(database: pg.Pool, count: number): Promise<void> {
  await database.query(
    `WITH picked AS (
       SELECT c.*, row_number() OVER (ORDER BY c.id) AS place, count(*) OVER () AS n FROM campaign c
       WHERE c.workspace_id = ${sample} AND c.status IN ('draft', 'sent') AND c.deleted_at IS NULL)
     INSERT INTO campaign (workspace_id, name, status, draft, frozen, launched_at, finished_at)
     SELECT p.workspace_id, p.name || ', ' || s, p.status, p.draft, p.frozen,
       p.launched_at - s * 365 * interval '1 day' / $1::int, p.finished_at - s * 365 * interval '1 day' / $1::int
     FROM generate_series(1, $1::int) s JOIN picked p ON p.place = 1 + s % p.n`,
    [count],
  )
}

/** Copies of the sample's segments. */
export async function manySegments(database: pg.Pool, count: number): Promise<void> {
  await database.query(
    `WITH picked AS (
       SELECT g.*, row_number() OVER (ORDER BY g.id) AS place, count(*) OVER () AS n FROM segment g
       WHERE g.workspace_id = ${sample} AND g.deleted_at IS NULL)
     INSERT INTO segment (workspace_id, name, rule)
     SELECT p.workspace_id, p.name || ', ' || s, p.rule
     FROM generate_series(1, $1::int) s JOIN picked p ON p.place = 1 + s % p.n`,
    [count],
  )
}
