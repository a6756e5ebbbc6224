import type { Scope } from '@/lib/accounts/scope'
import { pool } from '@/lib/platform/db.server'
import { samplePeople } from './people'

/** Loads the sample people in one statement. */
export async function seedContacts(scope: Scope, count: number): Promise<void> {
  await pool().query(
    `INSERT INTO contact (workspace_id, phone, first_name, last_name, email, country, state, city, time_zone, birthday, carrier,
                          line_type, tags, attributes, source, created_at, updated_at)
     SELECT $1, p.phone, p."firstName", p."lastName", p.email, 'US', p.state, p.city, p."timeZone", p.birthday, p.carrier,
            p."lineType"::line_type, p.tags, p.attributes, 'sample', now() - make_interval(days => p."daysAgo"), now()
     FROM jsonb_to_recordset($2::jsonb) AS p (phone text, "firstName" text, "lastName" text, email text, state text, city text,
          "timeZone" text, birthday date, carrier text, "lineType" text, tags text[], attributes jsonb, "daysAgo" int)`,
    [scope.workspaceId, JSON.stringify(samplePeople(count))],
  )
}
