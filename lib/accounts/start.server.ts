import { pool } from '../platform/db.server'
import { allow, type Scope } from './scope'

/** Which first steps of a new workspace are done. */
export type FirstSteps = {
  sender: boolean
  /** The sender is one of the built-in phones' carrier. */
  builtIn: boolean
  contacts: boolean
  media: boolean
  campaign: boolean
  /** The one segment there is: whom a first campaign is for. Null where there are none, or several. */
  segment: string | null
}

export async function readFirstSteps(scope: Scope): Promise<FirstSteps> {
  allow(scope, 'workspace.read')
  const { rows } = await pool().query<FirstSteps>(
    `SELECT EXISTS (SELECT FROM sender WHERE workspace_id = $1 AND disabled_at IS NULL) AS sender,
            EXISTS (SELECT FROM sender s JOIN carrier_account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
                    WHERE s.workspace_id = $1 AND s.disabled_at IS NULL AND a.adapter = 'simulator') AS "builtIn",
            EXISTS (SELECT FROM contact WHERE workspace_id = $1 AND deleted_at IS NULL) AS contacts,
            EXISTS (SELECT FROM asset WHERE workspace_id = $1 AND deleted_at IS NULL) AS media,
            EXISTS (SELECT FROM campaign WHERE workspace_id = $1 AND deleted_at IS NULL) AS campaign,
            (SELECT min(id::text) FROM segment WHERE workspace_id = $1 AND deleted_at IS NULL HAVING count(*) = 1) AS segment`,
    [scope.workspaceId],
  )
  return (
    rows[0] ?? {
      sender: false,
      builtIn: false,
      contacts: false,
      media: false,
      campaign: false,
      segment: null,
    }
  )
}
