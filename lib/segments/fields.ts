import type { Words } from '../words/translate'
import type { AttributeField, Condition } from './rule'

export type AttributeType = 'text' | 'number' | 'date' | 'boolean'
export type Attribute = { key: string; label: string; type: AttributeType }

/** Something a rule may ask about. `make` is a new row about it, with values still to be chosen left empty. */
export type Field = {
  id: string
  label: string
  /** The heading it stands under. */
  group: string
  make: () => Condition
}

const did = (
  t: Words<'segments'>,
  event: 'sent' | 'received' | 'clicked' | 'bought' | 'replied',
  label: string,
): Field => ({
  id: event,
  label,
  group: t('fields.did'),
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

const builtIn = (t: Words<'segments'>): readonly Field[] => [
  did(t, 'clicked', t('fields.clicked')),
  did(t, 'bought', t('fields.hasBought')),
  did(t, 'received', t('fields.received')),
  did(t, 'sent', t('fields.wasSent')),
  did(t, 'replied', t('fields.repliedTo')),
  {
    id: 'tags',
    label: t('fields.tag'),
    group: t('fields.is'),
    make: () => ({ type: 'tags', op: 'has_any', tags: [] }),
  },
  {
    id: 'consent',
    label: t('fields.consent'),
    group: t('fields.is'),
    make: () => ({ type: 'consent', op: 'is', states: ['granted'] }),
  },
  code('carrier', t('fields.carrier'), t('fields.is')),
  {
    id: 'birthday',
    label: t('fields.birthday'),
    group: t('fields.is'),
    make: () => ({ type: 'date', field: 'birthday', op: 'anniversary_in_next', days: 7 }),
  },
  {
    id: 'createdAt',
    label: t('fields.joined'),
    group: t('fields.is'),
    make: () => ({ type: 'date', field: 'createdAt', op: 'in_last', days: 30 }),
  },
  {
    id: 'consentAt',
    label: t('fields.consentChanged'),
    group: t('fields.is'),
    make: () => ({ type: 'date', field: 'consentAt', op: 'in_last', days: 30 }),
  },
  text('firstName', t('fields.firstName'), t('fields.is')),
  text('lastName', t('fields.lastName'), t('fields.is')),
  text('email', t('fields.email'), t('fields.is')),
  text('source', t('fields.source'), t('fields.is')),
  code('state', t('fields.state'), t('fields.lives')),
  text('city', t('fields.city'), t('fields.lives')),
  code('areaCode', t('fields.areaCode'), t('fields.lives')),
  text('postalCode', t('fields.postalCode'), t('fields.lives')),
  code('country', t('fields.country'), t('fields.lives')),
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
export function fieldsWith(t: Words<'segments'>, attributes: readonly Attribute[]): Field[] {
  return [
    ...builtIn(t),
    ...attributes.map(
      (attribute): Field => ({
        id: `attribute:${attribute.key}`,
        label: attribute.label,
        group: t('fields.yourOwnFields'),
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
