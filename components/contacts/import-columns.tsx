'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Callout } from '@/components/ui/callout'
import { ChipPicker } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Tr } from '@/components/ui/table'
import { type AttributeDefinition, attributeKey } from '@/lib/contacts/fields'
import { type ColumnTarget, type Mapping, targets } from '@/lib/contacts/import/mapping'
import type { ContactImport, FileFormat } from '@/lib/contacts/import/state'
import type { Words } from '@/lib/words/translate'

const shownRows = 5

const encodingWords = (t: Words<'contacts'>): Record<FileFormat['encoding'], string> => ({
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': t('importColumns.windows1252'),
})
const delimiterWords = (t: Words<'contacts'>): Record<string, string> => ({
  ',': t('importColumns.commas'),
  ';': t('importColumns.semicolons'),
  '\t': t('importColumns.tabs'),
  '|': t('importColumns.bars'),
})

type Props = {
  run: ContactImport
  definitions: readonly AttributeDefinition[]
  onMap: (mapping: Mapping) => Promise<unknown>
}

/** Which column is what, with the file's first rows under each choice. Every change is saved at once. */
export function ImportColumns({ run, definitions, onMap }: Props) {
  const t = useWords('contacts')
  const { format } = run
  const [mapping, setMapping] = useState(run.mapping)
  const save = (next: Mapping) => {
    setMapping(next)
    if (problemOf(t, next) === null) void onMap(next)
  }
  const choose = (index: number, value: string) => {
    const columns = mapping.columns.map((column, at) => {
      if (at === index) return targetOf(t, value, format, index, definitions)
      // A field has one column: choosing it here takes it from there.
      return choiceOf(column) === value && value !== 'ignore' ? ({ to: 'ignore' } as const) : column
    })
    save({ ...mapping, columns })
  }
  const problem = problemOf(t, mapping)
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={t('importColumns.n1WhatEachColumn')}
          note={t(format.hasHeader ? 'importColumns.fileNote' : 'importColumns.fileNoteWithoutHeader', {
            size: t.bytes(run.bytes),
            encoding: encodingWords(t)[format.encoding],
            delimiter: delimiterWords(t)[format.delimiter] ?? format.delimiter,
          })}
        />
        {problem ? <Callout tone="block" title={problem} className="mt-3" /> : null}
      </Cell>
      <div className="px-4">
        <Table label={t('importColumns.columnsAndFirstRows')} minWidth={format.header.length * 168}>
          <THead>
            <tr>
              {format.header.map((heading, index) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place alone
                  key={index}
                  scope="col"
                  className="min-w-40 pe-2.5 pb-2 text-start align-bottom last:pe-0"
                >
                  <span className="type-column mb-1 block max-w-44 truncate" title={heading}>
                    {heading}
                  </span>
                  <Select
                    size="s"
                    aria-label={t('importColumns.whatIs', { heading })}
                    value={choiceOf(mapping.columns[index] ?? { to: 'ignore' })}
                    options={options(t, format, index, definitions)}
                    onValueChange={(value) => choose(index, value)}
                  />
                </th>
              ))}
            </tr>
          </THead>
          <TBody>
            {format.sample.slice(0, shownRows).map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a preview never changes its order
              <Tr key={line}>
                {format.header.map((_, index) => (
                  <Td
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    key={index}
                    className={
                      mapping.columns[index]?.to === 'ignore'
                        ? 'max-w-48 truncate text-ink-3'
                        : 'max-w-48 truncate'
                    }
                  >
                    {row[index] ?? ''}
                  </Td>
                ))}
              </Tr>
            ))}
          </TBody>
        </Table>
      </div>
      <Cell className="border-t border-line">
        <p className="mb-1.5 text-sm font-[560] text-ink-2">{t('importColumns.tagEveryoneInThis')}</p>
        <ChipPicker
          label={t('importColumns.tagsForEveryone')}
          options={mapping.tags.map((tag) => ({ value: tag, label: tag }))}
          values={mapping.tags}
          addLabel={t('importColumns.addATag')}
          onValuesChange={(tags) => save({ ...mapping, tags })}
          onCreate={(tag) =>
            save({ ...mapping, tags: [...new Set([...mapping.tags, tag.trim()])].filter(Boolean) })
          }
        />
      </Cell>
    </Sheet>
  )
}

function problemOf(t: Words<'contacts'>, mapping: Mapping): string | null {
  return mapping.columns.some(({ to }) => to === 'phone') ? null : t('importColumns.sayWhichColumnIs')
}

function choiceOf(column: ColumnTarget): string {
  return column.to === 'attribute' ? `attribute:${column.key}` : column.to
}

function options(
  t: Words<'contacts'>,
  format: FileFormat,
  index: number,
  definitions: readonly AttributeDefinition[],
) {
  const heading = format.header[index] ?? ''
  const key = attributeKey(heading) || `column_${index + 1}`
  const known = definitions.map(({ key: own, label }) => ({
    value: `attribute:${own}`,
    label,
    detail: t('importColumns.attribute'),
  }))
  const isNew = !definitions.some((definition) => definition.key === key)
  return [
    { value: 'ignore', label: t('importColumns.leaveOut') },
    ...targets.map((value) => ({ value, label: t(`target.${value}`) })),
    ...known,
    ...(isNew
      ? [
          {
            value: `attribute:${key}`,
            label: t('importColumns.keepAs', { heading }),
            detail: t('importColumns.new'),
          },
        ]
      : []),
  ]
}

function targetOf(
  t: Words<'contacts'>,
  value: string,
  format: FileFormat,
  index: number,
  definitions: readonly AttributeDefinition[],
): ColumnTarget {
  if (!value.startsWith('attribute:')) return { to: value } as ColumnTarget
  const key = value.slice('attribute:'.length)
  const known = definitions.find((definition) => definition.key === key)
  return {
    to: 'attribute',
    key,
    label:
      known?.label ?? (format.header[index] || t('importColumns.column', { value: index + 1 })).slice(0, 80),
    type: known?.type ?? format.types[index] ?? 'text',
  }
}
