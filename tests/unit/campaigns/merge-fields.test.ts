import { expect, it } from 'vitest'
import { findMergeFields, withFallback } from '@/lib/campaigns/merge-fields'

it('finds fields with their fallbacks, custom ones too, and leaves the link alone', () => {
  const text = `Hi {{ first_name }} {{ attributes.shoe_size | default: "9" }} {{city|default:'town'}} {{ link }}`
  expect(findMergeFields(text).map(({ field, fallback }) => [field, fallback])).toEqual([
    ['first_name', null],
    ['attributes.shoe_size', '9'],
    ['city', 'town'],
  ])
})

it('gives a fallback to every use of a field and touches nothing else', () => {
  expect(withFallback('{{ first_name }}, hi {{first_name}} {{ city }}', 'first_name', 'the"re')).toBe(
    '{{ first_name | default: "there" }}, hi {{ first_name | default: "there" }} {{ city }}',
  )
})
