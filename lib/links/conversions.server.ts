import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { readShortCode } from './code.server'
import { type ConversionInput, minorUnits } from './conversion'

export type RecordedConversion = { id: string; duplicate: boolean; attributed: boolean }

/**
 * Records a conversion once per external id and gives it to the last click of that person within the workspace's attribution
 * window: the clicked message when a click is named, otherwise the last human click of the contact with that number.
 */
export async function recordConversion(
  scope: Scope,
  input: ConversionInput,
  source: 'pixel' | 'api',
  now = new Date(),
): Promise<RecordedConversion> {
  allow(scope, 'conversions.write')
  const at = input.at ? new Date(input.at) : now
  const messageId = input.click ? readShortCode(input.click)?.messageId : undefined
  const { rows } = await pool().query<{ id: string; inserted: boolean; attributed: boolean }>(
    `WITH who AS (
       SELECT coalesce(
         (SELECT contact_id FROM message WHERE id = $8 AND workspace_id = $1),
         (SELECT id FROM contact WHERE workspace_id = $1 AND phone = $9)) AS contact_id
     ), last_click AS (
       SELECT k.message_id, k.campaign_id, k.at FROM click k, who
       WHERE k.workspace_id = $1 AND k.contact_id = who.contact_id AND k.verdict <> 'bot'
         AND ($8::bigint IS NULL OR k.message_id = $8)
         AND k.at <= $3 AND k.at > $3 - make_interval(hours => (SELECT attribution_hours FROM workspace WHERE id = $1))
       ORDER BY k.at DESC LIMIT 1
     ), done AS (
       INSERT INTO conversion (workspace_id, external_id, at, name, value_minor, currency, source, contact_id, message_id, campaign_id, clicked_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, who.contact_id, last_click.message_id, last_click.campaign_id, last_click.at
       FROM who LEFT JOIN last_click ON true
       ON CONFLICT (workspace_id, external_id) DO NOTHING
       RETURNING id, campaign_id
     )
     SELECT id, true AS inserted, campaign_id IS NOT NULL AS attributed FROM done
     UNION ALL
     SELECT id, false, campaign_id IS NOT NULL FROM conversion WHERE workspace_id = $1 AND external_id = $2`,
    [
      scope.workspaceId,
      input.id,
      at,
      input.name,
      minorUnits(input.value, input.currency),
      input.currency,
      source,
      messageId ?? null,
      input.phone ?? null,
    ],
  )
  const row = rows[0]
  if (!row) {
    // Two reports of one order raced and the other won after our snapshot: it is recorded.
    return { id: input.id, duplicate: true, attributed: false }
  }
  return { id: row.id, duplicate: !row.inserted, attributed: row.attributed }
}
