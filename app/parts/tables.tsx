'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import { DataTable } from '@/components/ui/data-table'
import { Poster } from '@/components/ui/poster'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { formatsIn } from '@/lib/words/formats'
import { Part } from './part'

const { count } = formatsIn('en')

const campaigns = [
  {
    name: 'The Ridge',
    picture: '/parts/ridge-s.jpg',
    delivered: 17_702,
    clicked: '9.6 %',
    revenue: '$31,470',
  },
  {
    name: 'Rain or shine',
    picture: '/parts/umbrellas-s.jpg',
    delivered: 13_640,
    clicked: '4.2 %',
    revenue: '$3,016',
  },
  {
    name: 'Tune-up month',
    picture: '/parts/tune-up-s.jpg',
    delivered: 8_227,
    clicked: '7.1 %',
    revenue: '$11,908',
  },
]

type Person = { id: string; name: string; phone: string; state: string; joined: string }
const names = ['Maya Ortiz', 'Devon Pike', 'Jun Tanaka', 'Anika Rao', 'Rosa Lindqvist']
const states = ['North Carolina', 'Tennessee', 'Georgia', 'Virginia', 'South Carolina']
const people: Person[] = Array.from({ length: 10_000 }, (_, i) => ({
  id: String(i),
  name: names[i % 5] ?? '',
  phone: `(828) 555-${String(100 + (i % 100)).padStart(4, '0')}`,
  state: states[(i * 3) % 5] ?? '',
  joined: `${1 + (i % 28)} Mar 2026`,
}))

export function TablePart() {
  return (
    <>
      <Part title="Table" span={3}>
        <Table label="Campaigns" minWidth={440}>
          <THead>
            <tr>
              <Th>Campaign</Th>
              <Th align="right" sort="descending">
                Delivered
              </Th>
              <Th align="right">Clicked, people</Th>
              <Th align="right">Revenue</Th>
            </tr>
          </THead>
          <TBody>
            {campaigns.map((c, i) => (
              <Tr key={c.name} selected={i === 1}>
                <Td>
                  <span className="flex items-center gap-3">
                    <Checkbox aria-label={`Tick ${c.name}`} defaultChecked={i === 1} />
                    <Poster src={c.picture} alt="" width={30} />
                    <b>{c.name}</b>
                  </span>
                </Td>
                <Td numeric>{count(c.delivered)}</Td>
                <Td numeric>
                  <b>{c.clicked}</b>
                </Td>
                <Td numeric>{c.revenue}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
        <p className="mt-2 text-ink-3">Numbers are tabular, right-aligned, with units in the heading.</p>
      </Part>
      <VirtualPart />
    </>
  )
}

function VirtualPart() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1']))
  const [up, setUp] = useState(false)
  return (
    <Part
      title="Table of any length"
      note={`${count(selected.size)} of ${count(people.length)} ticked`}
      span={3}
    >
      <div className="-mx-4 -mb-3.5 border-t border-line">
        <DataTable
          label="Contacts"
          rows={people}
          rowId={(p) => p.id}
          height={240}
          rowHeight={40}
          selected={selected}
          onSelectedChange={setSelected}
          columns={[
            {
              id: 'name',
              header: 'Name',
              width: 'minmax(130px, 2fr)',
              cell: (p) => <b>{p.name}</b>,
              sort: up ? 'ascending' : 'descending',
              onSort: () => setUp((was) => !was),
            },
            { id: 'phone', header: 'Phone', width: '120px', cell: (p) => p.phone },
            { id: 'state', header: 'State', cell: (p) => p.state },
            { id: 'joined', header: 'Joined', width: '100px', numeric: true, cell: (p) => p.joined },
          ]}
        />
      </div>
    </Part>
  )
}
