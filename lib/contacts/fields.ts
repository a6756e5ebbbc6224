import type { Words } from '../words/translate'

export type FieldType = 'text' | 'number' | 'date' | 'boolean'

/** A value of a contact that messages may merge, segments may ask for and imports may fill. */
export type ContactField = { key: string; label: string; type: FieldType }

/** Fields that every contact has, by the name a template uses: `{{ first_name }}`. The column of `contact` has the same name. */
export const builtInFields = [
  { key: 'first_name', type: 'text' },
  { key: 'last_name', type: 'text' },
  { key: 'email', type: 'text' },
  { key: 'phone', type: 'text' },
  { key: 'country', type: 'text' },
  { key: 'state', type: 'text' },
  { key: 'city', type: 'text' },
  { key: 'postal_code', type: 'text' },
  { key: 'birthday', type: 'date' },
] as const satisfies readonly Omit<ContactField, 'label'>[]

/** A custom attribute as the workspace defined it; its value lies in `contact.attributes` under `key`. */
export type AttributeDefinition = ContactField

/** Custom attributes are merged as `{{ attributes.key }}`, so that no name of theirs can hide a built-in one. */
export const attributePrefix = 'attributes.'

/** All merge fields of a workspace: the built-in ones, then its attributes by label. */
export function mergeFields(
  t: Words<'contacts'>,
  definitions: readonly AttributeDefinition[],
): ContactField[] {
  const custom = definitions
    .map(({ key, label, type }) => ({ key: attributePrefix + key, label, type }))
    .sort((a, b) => a.label.localeCompare(b.label, t.tag))
  return [...builtInFields.map((field) => ({ ...field, label: t(`target.${field.key}`) })), ...custom]
}

/** Their names in a template. */
export function mergeKeys(definitions: readonly { key: string }[]): string[] {
  return [...builtInFields.map(({ key }) => key), ...definitions.map(({ key }) => attributePrefix + key)]
}

/** `Favourite colour` → `favourite_colour`: a key that a template and a URL can carry. Empty when nothing is left. */
export function attributeKey(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(\d)/, 'a_$1')
    .slice(0, 48)
}
