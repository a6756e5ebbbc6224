'use client'

import clsx from 'clsx'
import { useWords } from '#words'
import { IconButton } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'
import { problemOf } from '@/lib/segments/edit'
import { type Field, fieldIdOf } from '@/lib/segments/fields'
import type { Condition } from '@/lib/segments/rule'
import { EngagementTokens } from './engagement-tokens'
import {
  CodeTokens,
  ConsentTokens,
  DateTokens,
  FlagTokens,
  NumberTokens,
  TagTokens,
  TextTokens,
} from './row-values'
import { TokenSelect } from './token'
import type { BuilderChoices } from './types'

const icons: Readonly<Record<string, IconName>> = {
  clicked: 'link',
  bought: 'cart',
  received: 'message',
  sent: 'send',
  replied: 'reply',
  tags: 'tag',
  consent: 'consent',
  carrier: 'signal',
  birthday: 'calendar',
  createdAt: 'contacts',
  consentAt: 'consent',
  firstName: 'person',
  lastName: 'person',
  email: 'mail',
  source: 'log',
  areaCode: 'hash',
  state: 'place',
  city: 'place',
  postalCode: 'place',
  country: 'place',
}

export type RowCount = { count: number; total: number } | undefined

export type RuleRowProps = {
  row: Condition
  fields: readonly Field[]
  choices: BuilderChoices
  count: RowCount
  readOnly: boolean
  onChange: (row: Condition) => void
  onRemove: () => void
}

/** One line of a rule: what is asked, how it is compared, with what; at the right, how many it matches alone. */
export function RuleRow({ row, fields, choices, count, readOnly, onChange, onRemove }: RuleRowProps) {
  const t = useWords('segments')
  const id = fieldIdOf(row)
  const field = fields.find((one) => one.id === id)
  const problem = problemOf(t, row)
  const options = fields.map((one) => ({ value: one.id, label: one.label, group: one.group }))
  const choose = (next: string) => {
    const chosen = fields.find((one) => one.id === next)
    if (chosen && next !== id) onChange(chosen.make())
  }
  return (
    <li
      className={clsx(
        'flex min-h-[39px] items-center gap-2 rounded-md bg-surface py-1 pe-1.5 ps-2.5 shadow-[inset_0_0_0_1px_var(--line-2)]',
        'focus-within:shadow-[inset_0_0_0_2px_var(--ink)] max-md:flex-wrap max-md:gap-y-1 max-md:py-2',
      )}
    >
      <Icon name={icons[id] ?? 'star'} size={15} className="flex-none text-ink-2 max-md:hidden" />
      <fieldset
        disabled={readOnly}
        className="m-0 flex min-w-0 flex-1 flex-wrap items-center gap-1 border-0 p-0 max-md:basis-full"
      >
        <legend className="sr-only">{field?.label ?? id}</legend>
        <TokenSelect
          label={t('ruleRow.whatIsAsked')}
          options={field ? options : [...options, { value: id, label: t('ruleRow.gone', { id }) }]}
          value={id}
          onChange={choose}
        />
        <Tokens row={row} choices={choices} onChange={onChange} />
        {problem ? <span className="text-sm text-warn">{problem}</span> : null}
      </fieldset>
      <Alone count={problem ? undefined : count} />
      {readOnly ? null : (
        <IconButton
          icon="close"
          size="s"
          label={field ? t('ruleRow.remove', { what: field.label }) : t('ruleRow.removeRow')}
          onClick={onRemove}
        />
      )}
    </li>
  )
}

function Tokens({
  row,
  ...rest
}: {
  row: Condition
  choices: BuilderChoices
  onChange: (row: Condition) => void
}) {
  switch (row.type) {
    case 'text':
      return <TextTokens row={row} {...rest} />
    case 'code':
      return <CodeTokens row={row} {...rest} />
    case 'number':
      return <NumberTokens row={row} {...rest} />
    case 'date':
      return <DateTokens row={row} {...rest} />
    case 'flag':
      return <FlagTokens row={row} {...rest} />
    case 'tags':
      return <TagTokens row={row} {...rest} />
    case 'consent':
      return <ConsentTokens row={row} {...rest} />
    case 'engagement':
      return <EngagementTokens row={row} {...rest} />
  }
}

/** How many people this row matches by itself, drawn against everyone. */
function Alone({ count }: { count: RowCount }) {
  const t = useWords('segments')
  const share = count && count.total > 0 ? count.count / count.total : 0
  return (
    <span className="flex flex-none items-center gap-2.5 max-md:ms-auto">
      <span aria-hidden="true" className="block h-1.5 w-18 bg-fill max-lg:w-10">
        <span
          className="block h-1.5 bg-d1"
          style={{ width: `${Math.max(share * 100, share > 0 ? 1 : 0)}%` }}
        />
      </span>
      <span className="min-w-12 text-end font-semibold tabular-nums" title={t('ruleRow.peopleWhoMatchThis')}>
        {count ? t.count(count.count) : <span className="text-ink-3">…</span>}
        <span className="sr-only"> {t('ruleRow.matchThisRowAlone')}</span>
      </span>
    </span>
  )
}
