import fc from 'fast-check'
import type pg from 'pg'
import type { Person } from '@/lib/segments/match'
import { addDays } from '@/lib/segments/time'

/** The moment at which every rule of these tests is asked: 21:30 the evening before in New York. */
export const now = new Date('2026-03-01T02:30:00.000Z')

export const campaigns = [
  '00000000-0000-7000-8000-00000000c001',
  '00000000-0000-7000-8000-00000000c002',
  '00000000-0000-7000-8000-00000000c003',
]

export const names = ['Ana', 'ANA', 'Zoë', 'zoë', 'O%Neil', 'o_neil', 'back\\slash', 'Jo', '']
export const cities = ['Asheville', 'asheville', 'Ash Grove', '100% Town', 'under_score']
export const tags = ['vip', 'members', 'Shoes', "it's", 'with,comma']

const some = <T>(...values: T[]) => fc.constantFrom(...values)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

/** Minutes before `now`, close to the borders rules ask about, never on one of them by rounding. */
const moment = fc
  .oneof(fc.integer({ min: 0, max: 5 * 1440 }), fc.integer({ min: 0, max: 800 * 1440 }))
  .map((minutes) => new Date(now.getTime() - minutes * 60_000))
export const calendarDay = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map((days) => addDays('2026-02-28', days)),
  fc.integer({ min: -20, max: 20 }).map((days) => addDays('1988-02-28', days)),
  some('2000-02-29', '1996-02-29', '1999-12-31', '2026-01-01'),
)

const attributes = fc.record(
  {
    shoe: some<unknown>(38, 42.5, 44, -1, 0, '42', null),
    vip: some<unknown>(true, false, 'true', null),
    colour: some<unknown>('Red', 'red', 'deep red', '', null),
    renewal: fc.oneof(calendarDay, some<unknown>('soon', '', 20260301, null)),
  },
  { requiredKeys: [] },
)

const message = fc
  .record({ campaignId: maybe(some(...campaigns)), submittedAt: maybe(moment), delivered: fc.boolean() })
  .map(({ campaignId, submittedAt, delivered }) => ({
    campaignId,
    submittedAt,
    deliveredAt: submittedAt && delivered ? new Date(submittedAt.getTime() + 60_000) : null,
  }))

export const person: fc.Arbitrary<Person> = fc
  .record({
    phone: fc
      .tuple(some('+1828', '+1423', '+1865', '+4482'), fc.integer({ min: 1_000_000, max: 9_999_999 }))
      .map(([area, rest]) => `${area}${rest}`),
    firstName: maybe(some(...names)),
    lastName: maybe(some(...names)),
    email: maybe(some('a@example.com', 'B@example.com')),
    country: maybe(some('US', 'CA', 'GB')),
    state: maybe(some('NC', 'TN', 'SC', '')),
    city: maybe(some(...cities)),
    postalCode: maybe(some('28801', '28803', '37901')),
    carrier: maybe(some('att', 'tmobile', 'verizon')),
    source: some('import', 'form', 'Manual'),
    birthday: maybe(calendarDay),
    tags: fc.uniqueArray(some(...tags), { maxLength: 3 }),
    attributes,
    consent: some('none', 'pending', 'granted', 'revoked'),
    consentAt: maybe(moment),
    createdAt: moment,
    messages: fc.uniqueArray(message, {
      maxLength: 4,
      // One message per campaign and person, and replies find their campaign by an order without ties.
      comparator: (a, b) =>
        (a.campaignId !== null && a.campaignId === b.campaignId) ||
        a.submittedAt?.getTime() === b.submittedAt?.getTime(),
    }),
    clicks: fc.array(
      fc.record({ campaignId: some(...campaigns), at: moment, verdict: some('human', 'bot', 'unknown') }),
      { maxLength: 4 },
    ),
    purchases: fc.array(
      fc.record({
        campaignId: maybe(some(...campaigns)),
        at: moment,
        valueMinor: fc.integer({ min: 0, max: 5000 }),
        currency: some('USD', 'CAD'),
      }),
      { maxLength: 3 },
    ),
    replies: fc.array(fc.record({ at: moment, intent: some('stop', 'start', 'help', 'other') }), {
      maxLength: 3,
    }),
  })
  .map((drawn) => ({
    ...drawn,
    replies: drawn.replies.map((reply) => ({
      ...reply,
      campaignId: lastCampaignBefore(drawn.messages, reply.at),
    })),
  })) as fc.Arbitrary<Person>

function lastCampaignBefore(messages: Person['messages'], at: Date): string | null {
  const before = messages.filter((one) => one.submittedAt && one.submittedAt <= at)
  before.sort((a, b) => Number(b.submittedAt) - Number(a.submittedAt))
  return before[0]?.campaignId ?? null
}

export function contactId(index: number): string {
  return `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`
}

/** Stores people as contacts of a workspace; their ids are contactId(index). */
export async function store(pool: pg.Pool, workspaceId: string, people: Person[]): Promise<void> {
  for (const [index, one] of people.entries()) {
    const id = contactId(index)
    // Phone numbers drawn twice would collide.
    const phone = `${one.phone.slice(0, 5)}${String(2_000_000 + index)}`
    await pool.query(
      `INSERT INTO contact (workspace_id, id, phone, first_name, last_name, email, country, state, city, postal_code,
         carrier, source, birthday, tags, attributes, consent, consent_at, created_at, updated_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,now())`,
      [
        workspaceId,
        id,
        phone,
        one.firstName,
        one.lastName,
        one.email,
        one.country,
        one.state,
        one.city,
        one.postalCode,
        one.carrier,
        one.source,
        one.birthday,
        one.tags,
        JSON.stringify(one.attributes),
        one.consent,
        one.consentAt,
        one.createdAt,
      ],
    )
    await storeEvents(pool, workspaceId, id, one)
  }
}

async function storeEvents(pool: pg.Pool, workspaceId: string, id: string, one: Person): Promise<void> {
  for (const message of one.messages)
    await pool.query(
      `INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, send_at, submitted_at, delivered_at)
       VALUES ($1, $2, $3, $3, 'x', now(), $4, $5)`,
      [workspaceId, message.campaignId, id, message.submittedAt, message.deliveredAt],
    )
  for (const click of one.clicks)
    await pool.query(
      `INSERT INTO click (workspace_id, campaign_id, message_id, contact_id, link_number, at, verdict, reason, user_agent, ip_hash)
       VALUES ($1, $2, 1, $3, 0, $4, $5, '', '', '')`,
      [workspaceId, click.campaignId, id, click.at, click.verdict],
    )
  for (const purchase of one.purchases)
    await pool.query(
      `INSERT INTO conversion (workspace_id, external_id, at, value_minor, currency, source, contact_id, campaign_id)
       VALUES ($1, gen_random_uuid()::text, $2, $3, $4, 'api', $5, $6)`,
      [workspaceId, purchase.at, purchase.valueMinor, purchase.currency, id, purchase.campaignId],
    )
  for (const reply of one.replies)
    await pool.query(
      `INSERT INTO reply (workspace_id, sender_id, contact_id, phone, text, intent, carrier_id, at)
       VALUES ($1, $2, $2, 'x', '', $3, gen_random_uuid()::text, $4)`,
      [workspaceId, id, reply.intent, reply.at],
    )
}
