import { attributePrefix, builtInFields } from '../contacts/fields'
import { requiredFields } from '../designs/personal/words'
import type { Frozen } from './frozen'

/** What personal pictures add to the statements that plan and claim. */

const anything = '9223372036854775807'

/** The last message of campaign `c` that may be claimed: those after it wait for their pictures, until the deadline. */
export function claimableSql(c: string): string {
  return `coalesce((SELECT g.done_to FROM personal_pass g WHERE g.workspace_id = ${c}.workspace_id AND g.campaign_id = ${c}.id
    AND g.finished_at IS NULL AND g.due_at > now()), ${anything})`
}

/** Whether contact `c` has every value that the pictures of its variant cannot do without. Field names were checked when frozen. */
export function hasDemandedSql({ variants }: Frozen, c: string, variant: string): string {
  const demands = variants.flatMap(({ media }, index) => {
    const fields = media.flatMap(({ personal }) => (personal ? requiredFields(personal.words) : []))
    const present = [...new Set(fields)].map((field) => `coalesce(btrim(${fieldSql(field, c)}), '') <> ''`)
    return present.length > 0 ? [`(${variant} <> ${index} OR (${present.join(' AND ')}))`] : []
  })
  return demands.length > 0 ? demands.join(' AND ') : 'true'
}

/** A merge field of contact `c` as text; one that does not exist is empty. Its name was checked when the words were parsed. */
export function fieldSql(field: string, c: string): string {
  if (builtInFields.some(({ key }) => key === field)) return `${c}.${field}::text`
  if (!field.startsWith(attributePrefix)) return `''`
  return `(${c}.attributes ->> '${field.slice(attributePrefix.length)}')`
}
