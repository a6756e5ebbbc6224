import type { Scope } from '@/lib/accounts/scope'
import { appendEvents, lockLedger } from '@/lib/consent/ledger-sql.server'
import { sha256 } from '@/lib/platform/crypto.server'
import { pool, prisma, transaction } from '@/lib/platform/db.server'
import { samplePeople } from './people'

const wording =
  'I agree to get recurring automated marketing texts and pictures from Larkfield at this number. Consent is not a condition of purchase. ' +
  'Up to 8 messages a month. Msg & data rates may apply. Reply HELP for help, STOP to stop. Terms and privacy: larkfield.example/texts'

const attributes = [
  { key: 'loyalty_points', label: 'Loyalty points', type: 'number' },
  { key: 'shoe_size', label: 'Shoe size', type: 'number' },
] as const

/** Loads the sample people and what they agreed to, a statement each. */
export async function seedContacts(scope: Scope, count: number): Promise<void> {
  const { workspaceId } = scope
  const people = samplePeople(count)
  await prisma().attributeDefinition.createMany({
    data: attributes.map((attribute) => ({ workspaceId, ...attribute })),
  })
  await pool().query(
    `INSERT INTO contact (workspace_id, phone, first_name, last_name, email, country, state, city, time_zone, birthday, carrier,
                          line_type, tags, attributes, source, created_at, updated_at)
     SELECT $1, p.phone, p."firstName", p."lastName", p.email, 'US', p.state, p.city, p."timeZone", p.birthday, p.carrier,
            p."lineType"::line_type, p.tags, p.attributes, 'sample', now() - make_interval(days => p."daysAgo"), now()
     FROM jsonb_to_recordset($2::jsonb) AS p (phone text, "firstName" text, "lastName" text, email text, state text, city text,
          "timeZone" text, birthday date, carrier text, "lineType" text, tags text[], attributes jsonb, "daysAgo" int)`,
    [workspaceId, JSON.stringify(people)],
  )
  const { id: wordingId } = await prisma().consentWording.create({
    data: { workspaceId, version: 1, text: wording, sha256: sha256(wording) },
    select: { id: true },
  })
  await transaction(async (sql) => {
    await lockLedger(sql, workspaceId)
    await appendEvents(sql, workspaceId, joinedSql, [
      wordingId,
      people.filter((person) => person.consent !== 'none').map((person) => person.phone),
    ])
    await appendEvents(sql, workspaceId, leftSql, [
      people.filter((person) => person.consent === 'revoked').map((person) => person.phone),
    ])
  })
}

const joinedSql = `
  SELECT c.phone, 'granted' AS kind, 'form' AS mechanism, $2::text AS wording_id, 'contact' AS actor_kind, NULL::text AS actor_id,
         jsonb_build_object('sourceUrl', 'https://larkfield.example/texts') AS evidence, c.created_at AS occurred_at
  FROM contact c WHERE c.workspace_id = $1 AND c.phone = ANY($3::text[])`

const leftSql = `
  SELECT c.phone, 'revoked' AS kind, 'reply' AS mechanism, NULL::text AS wording_id, 'contact' AS actor_kind, NULL::text AS actor_id,
         jsonb_build_object('text', 'STOP') AS evidence,
         greatest(c.created_at, now() - (abs(hashtext(c.phone)) % 28 || ' days')::interval) AS occurred_at
  FROM contact c WHERE c.workspace_id = $1 AND c.phone = ANY($2::text[])`
