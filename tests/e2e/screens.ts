import type pg from 'pg'

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
    `SELECT id FROM campaign WHERE ${inSample} AND status = 'sent' ORDER BY launched_at LIMIT 1`,
  )
  const draft = await one(`SELECT id FROM campaign WHERE ${inSample} AND status = 'draft' LIMIT 1`)
  const segment = await one(`SELECT id FROM segment WHERE ${inSample} AND name LIKE 'Carolinas%' LIMIT 1`)
  const asset = await one(`SELECT id FROM asset WHERE ${inSample} AND name = 'Drift 02 hero' LIMIT 1`)
  const contact = await one(`SELECT id FROM contact WHERE ${inSample} AND phone = '+18285550151' LIMIT 1`)
  const signedIn = {
    home: 'home',
    library: 'media',
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
    ],
    signedIn: Object.entries(signedIn).map(([name, path]) => ({ name, path: `/larkfield/${path}` })),
  }
}
