import type pg from 'pg'
import { testSecret } from '../support/secret'

export type Screen = { name: string; path: string }

/** Every screen of the product with its address in the sample workspace, which must be there. */
export async function sampleScreens(database: pg.Pool): Promise<{ open: Screen[]; signedIn: Screen[] }> {
  const one = async (sql: string): Promise<string> => {
    const { rows } = await database.query<{ id: string }>(sql)
    if (!rows[0]) throw new Error(`The sample workspace has nothing for: ${sql}`)
    return rows[0].id
  }
  const inSample = `workspace_id = (SELECT id FROM workspace WHERE slug = 'larkfield')`
  const sent = await one(
    `SELECT id FROM campaign WHERE ${inSample} AND name = 'The Ridge, packable shells' AND status = 'sent' LIMIT 1`,
  )
  const draft = await one(
    `SELECT id FROM campaign WHERE ${inSample} AND name = 'Drift 02 launch' AND status = 'draft' LIMIT 1`,
  )
  const segment = await one(`SELECT id FROM segment WHERE ${inSample} AND name LIKE 'Carolinas%' LIMIT 1`)
  const asset = await one(`SELECT id FROM asset WHERE ${inSample} AND name = 'Drift 02 hero' LIMIT 1`)
  const contact = await one(`SELECT id FROM contact WHERE ${inSample} AND phone = '+18285550151' LIMIT 1`)
  const signedIn = {
    home: 'home',
    library: 'media',
    'library-list': 'media?view=list',
    asset: `media/${asset}`,
    designs: 'designs',
    design: 'designs/countdown-bulbs-3',
    contacts: 'contacts',
    contact: `contacts/${contact}`,
    import: 'contacts/import',
    segments: 'segments',
    segment: `segments/${segment}`,
    campaigns: 'campaigns',
    board: 'campaigns?layout=board',
    calendar: 'campaigns?layout=calendar',
    week: 'campaigns?layout=calendar&span=week',
    'new-campaign': 'campaigns/new',
    composer: `campaigns/${draft}`,
    results: `campaigns/${sent}/results`,
    phones: 'phones',
    consent: 'consent',
    'consent-person': `consent/${encodeURIComponent('+18285550151')}`,
    settings: 'settings/workspace',
    brand: 'settings/brand',
    team: 'settings/team',
    keys: 'settings/keys',
    webhooks: 'settings/webhooks',
    senders: 'settings/senders',
    audit: 'settings/audit',
    usage: 'settings/usage',
    account: 'settings/account',
  }
  return {
    open: [
      { name: 'sign-in', path: '/sign-in' },
      { name: 'sign-up', path: '/sign-up' },
      { name: 'forgot-password', path: '/forgot-password' },
      { name: 'parts', path: '/parts' },
      { name: 'not-found', path: '/nothing/here' },
      ...(await publicScreens(database)),
    ],
    signedIn: Object.entries(signedIn).map(([name, path]) => ({ name, path: `/larkfield/${path}` })),
  }
}

/** Lets the product's code, called from a test, derive what the running stack derives: the addresses of what people are sent. */
export async function asStack(database: pg.Pool): Promise<void> {
  const { config } = await import('@/lib/platform/config.server')
  const added = { MARQUEE_SECRET: testSecret, DATABASE_URL: database.options.connectionString }
  Object.assign(process.env, added)
  // It is read once and for all. What this process starts later must not inherit the stack's database.
  config()
  for (const name of Object.keys(added)) delete process.env[name]
}

/** What links in messages open. Their addresses are capabilities, made as the product makes them. */
async function publicScreens(database: pg.Pool): Promise<Screen[]> {
  await asStack(database)
  const { optOutPath } = await import('@/lib/links/code.server')
  const { hostedUrl } = await import('@/lib/media/address.server')
  const { rows } = await database.query<{ id: string; out: boolean }>(
    `SELECT max(m.id) AS id, s.phone IS NOT NULL AS out FROM message m JOIN workspace w ON w.id = m.workspace_id AND w.slug = 'larkfield'
     LEFT JOIN suppression s ON s.workspace_id = w.id AND s.phone = m.phone AND s.reason = 'opted_out' GROUP BY 2`,
  )
  const files = await database.query<{ workspace: string; sha256: string; mime: string }>(
    `SELECT DISTINCT ON (split_part(r.mime, '/', 1)) r.workspace_id AS workspace, r.sha256, r.mime
     FROM rendition r JOIN workspace w ON w.id = r.workspace_id AND w.slug = 'larkfield'
     WHERE r.status = 'ready' AND r.profile_id = 'standard' ORDER BY split_part(r.mime, '/', 1), r.bytes DESC`,
  )
  const until = new Date(Date.now() + 86_400_000)
  return [
    { name: 'link-ended', path: '/l/00000000000' },
    ...rows.map(({ id, out }) => ({ name: out ? 'opted-out' : 'opt-out', path: optOutPath(Number(id)) })),
    ...files.rows.map(({ workspace, sha256, mime }) => ({
      name: `hosted-${mime.split('/')[0]}`,
      path: new URL(hostedUrl(workspace, sha256, mime, until)).pathname,
    })),
  ]
}
