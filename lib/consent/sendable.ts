/**
 * Boolean SQL over alias `c` of `contact`: may a marketing message go to this person? Planning and claiming both ask it,
 * so that an opt-out wins over everything not yet handed to the carrier.
 */
export function sendableSql(c: string): string {
  if (!/^[a-z_][a-z0-9_]*$/i.test(c)) throw new TypeError(`not an SQL alias: ${c}`)
  return `(${c}.consent = 'granted' AND ${c}.deleted_at IS NULL AND ${c}.line_type <> 'landline'
    AND NOT EXISTS (SELECT 1 FROM suppression held
                    WHERE held.workspace_id = ${c}.workspace_id AND held.phone = ${c}.phone))`
}
