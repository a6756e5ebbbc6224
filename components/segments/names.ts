import type { Names } from '@/lib/segments/phrases'
import type { BuilderChoices } from './types'

/** What ids in a rule are called. */
export function namesOf(choices: Pick<BuilderChoices, 'attributes' | 'campaigns'>): Names {
  return {
    campaigns: Object.fromEntries(choices.campaigns.map(({ id, name }) => [id, name])),
    attributes: Object.fromEntries(choices.attributes.map(({ key, label }) => [key, label])),
  }
}
