'use client'

import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu'
import { type DraftGroup, type DraftNode, isGroup, newKey } from '@/lib/segments/edit'
import type { Field } from '@/lib/segments/fields'
import type { Condition, Match } from '@/lib/segments/rule'
import type { Words } from '@/lib/words/translate'
import { type RowCount, RuleRow } from './rule-row'
import type { BuilderChoices } from './types'

export type Editing = {
  fields: readonly Field[]
  choices: BuilderChoices
  readOnly: boolean
  countOf: (key: number) => RowCount
  onChange: (key: number, change: (node: DraftNode) => DraftNode | null) => void
}

const joiners: Record<Match, { word: string; className: string }> = {
  all: { word: 'and', className: 'bg-ink text-surface' },
  any: { word: 'or', className: 'bg-surface text-ink shadow-[inset_0_0_0_1.5px_var(--ink)]' },
  none: {
    word: 'not',
    className: 'bg-block-wash text-block shadow-[inset_0_0_0_1.5px_var(--block-mark)]',
  },
}

/** Rows joined by one word. Nested groups turn the word round: or inside and, and inside or. */
export function RuleGroup({ group, editing, depth }: { group: DraftGroup; editing: Editing; depth: number }) {
  const t = useWords('segments')
  const add = (node: DraftNode) =>
    editing.onChange(group.key, (found) => (isGroup(found) ? { ...found, of: [...found.of, node] } : found))
  // What joins the rows of "none of these" is an or.
  const word = group.match === 'all' ? 'and' : 'or'
  return (
    <div className="relative ps-11.5 max-md:ps-5">
      <span
        aria-hidden="true"
        className="absolute top-0 bottom-0 start-5 w-2 rounded-s-[4px] border-[1.5px] border-e-0 border-line-2 max-md:start-1.5"
      />
      <Joiner group={group} editing={editing} depth={depth} />
      <ul className="flex flex-col gap-1.5" aria-label={labels(t)[group.match]}>
        {group.of.map((node) =>
          isGroup(node) ? (
            <li key={node.key} className="rounded-md bg-well py-2 pe-2">
              <RuleGroup group={node} editing={editing} depth={depth + 1} />
            </li>
          ) : (
            <RuleRow
              key={node.key}
              row={node.row}
              fields={editing.fields}
              choices={editing.choices}
              readOnly={editing.readOnly}
              count={editing.countOf(node.key)}
              onChange={(row: Condition) => editing.onChange(node.key, (found) => ({ ...found, row }))}
              onRemove={() => editing.onChange(node.key, () => null)}
            />
          ),
        )}
      </ul>
      {editing.readOnly ? null : (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          <AddRow fields={editing.fields} onAdd={(row) => add({ key: newKey(), row })}>
            {group.of.length === 0 ? t('ruleGroup.choose') : `${word}…`}
          </AddRow>
          {depth < 2 && group.match !== 'none' && group.of.length > 0 ? (
            <AddRow
              fields={editing.fields}
              onAdd={(row) =>
                add({
                  key: newKey(),
                  match: group.match === 'all' ? 'any' : 'all',
                  of: [{ key: newKey(), row }],
                })
              }
            >
              {group.match === 'all' ? t('ruleGroup.andEither') : t('ruleGroup.orBoth')}
            </AddRow>
          ) : null}
          {depth > 1 ? (
            <button
              type="button"
              className={clsx(dashed, 'border-transparent')}
              onClick={() => editing.onChange(group.key, () => null)}
            >
              {t('ruleGroup.removeGroup')}
            </button>
          ) : null}
        </div>
      )}
    </div>
  )
}

const labels = (t: Words<'segments'>): Record<Match, string> => ({
  all: t('ruleGroup.allOfThese'),
  any: t('ruleGroup.anyOfThese'),
  none: t('ruleGroup.noneOfThese'),
})

function Joiner({ group, editing, depth }: { group: DraftGroup; editing: Editing; depth: number }) {
  const t = useWords('segments')
  const { word, className } = joiners[group.match]
  const look = clsx(
    'absolute top-1/2 start-1 z-1 min-w-8 -translate-y-1/2 rounded-sm px-1.5 text-center text-[11.5px] leading-5 font-bold max-md:-start-1.5 max-md:min-w-7 max-md:px-1',
    className,
  )
  if (group.of.length < 2 && group.match !== 'none') return null
  if (editing.readOnly || group.match === 'none' || depth < 2) return <span className={look}>{word}</span>
  const turn = () =>
    editing.onChange(group.key, (found) =>
      isGroup(found) ? { ...found, match: found.match === 'all' ? 'any' : 'all' } : found,
    )
  return (
    <button
      type="button"
      onClick={turn}
      className={look}
      aria-label={t(word === 'and' ? 'ruleGroup.joinedByAnd' : 'ruleGroup.joinedByOr')}
    >
      {word}
    </button>
  )
}

const dashed =
  'inline-flex h-6.5 items-center gap-[5px] rounded-md border-[1.5px] border-dashed border-line-2 px-2 font-medium text-ink-2 hover:text-ink max-md:h-9'

function AddRow({
  fields,
  onAdd,
  children,
}: {
  fields: readonly Field[]
  onAdd: (row: Condition) => void
  children: ReactNode
}) {
  const groups = [...new Set(fields.map((field) => field.group))]
  return (
    <Menu
      align="start"
      className="max-h-(--radix-dropdown-menu-content-available-height) overflow-y-auto"
      trigger={
        <button type="button" className={dashed}>
          <Icon name="plus" size={12} />
          {children}
        </button>
      }
    >
      {groups.map((group) => (
        <div key={group}>
          <MenuLabel>{group}</MenuLabel>
          {fields
            .filter((field) => field.group === group)
            .map((field) => (
              <MenuItem key={field.id} onSelect={() => onAdd(field.make())}>
                {field.label}
              </MenuItem>
            ))}
        </div>
      ))}
    </Menu>
  )
}
