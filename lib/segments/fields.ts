import type { AttributeField, Condition } from './rule'

export type AttributeType = 'text' | 'number' | 'date' | 'boolean'
export type Attribute = { key: string; label: string; type: AttributeType }

/** Something a rule may ask about. `make` is a new row about it, with values still to be chosen left empty. */
export type Field = {
  id: string
  label: string
  group: 'Did' | 'Is' | 'Lives' | 'Your own fields'
  make: () => Condition
}

const did = (event: 'sent' | 'received' | 'clicked' | 'bought' | 'replied', label: string): Field => ({
  id: event,
  label,
  group: 'Did',
  make: () => ({
    type: 'engagement',
    event,
    did: true,
    campaign: null,
    atLeast: 1,
    when: { type: 'in_last', days: 90 },
  }),
})

const text = (
  field: 'firstName' | 'lastName' | 'email' | 'city' | 'postalCode' | 'source',
  label: string,
  group: Field['group'],
): Field => ({ id: field, label, group, make: () => ({ type: 'text', field, op: 'is', values: [] }) })

const code = (
  field: 'state' | 'country' | 'carrier' | 'areaCode',
  label: string,
  group: Field['group'],
): Field => ({ id: field, label, group, make: () => ({ type: 'code', field, op: 'is', values: [] }) })

const builtIn: readonly Field[] = [
  did('clicked', 'Clicked'),
  did('bought', 'Has bought'),
  did('received', 'Received'),
  did('sent', 'Was sent'),
  did('replied', 'Replied to'),
  { id: 'tags', label: 'Tag', group: 'Is', make: () => ({ type: 'tags', op: 'has_any', tags: [] }) },
  {
    id: 'consent',
    label: 'Consent',
    group: 'Is',
    make: () => ({ type: 'consent', op: 'is', states: ['granted'] }),
  },
  code('carrier', 'Carrier', 'Is'),
  {
    id: 'birthday',
    label: 'Birthday',
    group: 'Is',
    make: () => ({ type: 'date', field: 'birthday', op: 'anniversary_in_next', days: 7 }),
  },
  {
    id: 'createdAt',
    label: 'Joined',
    group: 'Is',
    make: () => ({ type: 'date', field: 'createdAt', op: 'in_last', days: 30 }),
  },
  {
    id: 'consentAt',
    label: 'Consent changed',
    group: 'Is',
    make: () => ({ type: 'date', field: 'consentAt', op: 'in_last', days: 30 }),
  },
  text('firstName', 'First name', 'Is'),
  text('lastName', 'Last name', 'Is'),
  text('email', 'Email', 'Is'),
  text('source', 'Source', 'Is'),
  code('state', 'State', 'Lives'),
  text('city', 'City', 'Lives'),
  code('areaCode', 'Area code', 'Lives'),
  text('postalCode', 'Postal code', 'Lives'),
  code('country', 'Country', 'Lives'),
]

function attributeRow(attribute: Attribute): Condition {
  const field: AttributeField = `attribute:${attribute.key}`
  switch (attribute.type) {
    case 'number':
      return { type: 'number', field, op: 'at_least', value: 1 }
    case 'date':
      return { type: 'date', field, op: 'in_next', days: 7 }
    case 'boolean':
      return { type: 'flag', field, op: 'yes' }
    case 'text':
      return { type: 'text', field, op: 'is', values: [] }
  }
}

/** Everything rules of this workspace may ask about: what every contact has, then its custom attributes. */
export function fieldsWith(attributes: readonly Attribute[]): Field[] {
  return [
    ...builtIn,
    ...attributes.map(
      (attribute): Field => ({
        id: `attribute:${attribute.key}`,
        label: attribute.label,
        group: 'Your own fields',
        make: () => attributeRow(attribute),
      }),
    ),
  ]
}

/** Which field of `fieldsWith` a row asks about. */
export function fieldIdOf(row: Condition): string {
  if (row.type === 'engagement') return row.event
  return row.type === 'tags' || row.type === 'consent' ? row.type : row.field
}
