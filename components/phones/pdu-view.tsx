'use client'

import clsx from 'clsx'
import { useState } from 'react'
import { useWords } from '#words'
import type { PduView as Pdu } from '@/lib/carriers/simulator/api'

type Field = NonNullable<Pdu['fields']>[number]

const tints = [
  'bg-[color-mix(in_srgb,var(--d1)_20%,var(--surface))]',
  'bg-[color-mix(in_srgb,var(--d2)_22%,var(--surface))]',
  'bg-[color-mix(in_srgb,var(--d3)_20%,var(--surface))]',
  'bg-[color-mix(in_srgb,var(--d4)_26%,var(--surface))]',
]

/** The bytes that travelled, each field in its own tint beside its value; for MM7, the envelope as it was. Names are the protocol's. */
export function PduView({ pdu }: { pdu: Pdu }) {
  const t = useWords('phones')
  const [pointed, setPointed] = useState<number | null>(null)
  const fields = pdu.fields ?? []
  return (
    <section className="mt-3" aria-label={pdu.title} translate="no">
      <h3 className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-semibold">{pdu.title}</span>
        <span className="type-label tabular-nums">
          {t.bytes(pdu.bytes)}
          {pdu.segments ? t('pduView.inTextMessage', { segments: pdu.segments.length }) : ''}
        </span>
      </h3>
      <div className="mt-2 grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,17rem)]">
        {pdu.hex ? <Hex hex={pdu.hex} fields={fields} pointed={pointed} /> : null}
        {pdu.text ? (
          <pre className="max-h-80 overflow-auto rounded-md bg-well p-3 text-[11px] leading-4 whitespace-pre-wrap break-all lg:col-span-full">
            {pdu.text}
          </pre>
        ) : null}
        {fields.length > 0 ? (
          <dl className="grid max-h-80 content-start gap-y-0.5 overflow-y-auto">
            {fields.map((field, index) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: pointing only tints the bytes, which are hidden from screen readers
              <div
                key={`${field.offset}-${field.name}`}
                onMouseEnter={() => setPointed(index)}
                onMouseLeave={() => setPointed(null)}
                className={clsx(
                  'grid grid-cols-[auto_minmax(0,1.2fr)_minmax(0,1.3fr)] items-baseline gap-2 rounded-sm px-1 py-0.5',
                  pointed === index && 'bg-fill',
                )}
              >
                <i aria-hidden className={clsx('size-2.5 rounded-sm', tints[index % tints.length])} />
                <dt title={field.name} className="truncate text-ink-2">
                  {field.name.replace(/^X-Mms-/, '')}
                </dt>
                <dd title={field.value} className="truncate text-end font-medium">
                  {field.value}
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      {pdu.parts ? <Parts parts={pdu.parts} /> : null}
    </section>
  )
}

/** What is inside, in the order of the message. */
function Parts({ parts }: { parts: NonNullable<Pdu['parts']> }) {
  const t = useWords('phones')
  return (
    <table className="mt-3 w-full tabular-nums">
      <caption className="type-column pb-1 text-start">{t('pduView.parts')}</caption>
      <tbody>
        {parts.map(({ name, contentType, bytes }) => (
          <tr key={`${name} ${contentType}`} className="border-t border-line">
            <th scope="row" className="py-1 pe-3 text-start font-medium">
              {name}
            </th>
            <td className="py-1 pe-3 text-ink-2">{contentType}</td>
            <td className="py-1 text-end">{t.bytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const mostBytes = 360

function Hex({ hex, fields, pointed }: { hex: string; fields: Field[]; pointed: number | null }) {
  const bytes = hex.match(/../g)?.slice(0, mostBytes) ?? []
  const owner = (at: number) => fields.findIndex(({ offset, length }) => at >= offset && at < offset + length)
  return (
    <div
      aria-hidden
      className="grid max-h-80 grid-cols-[repeat(auto-fill,minmax(1.45rem,1fr))] content-start gap-0.5 overflow-y-auto"
    >
      {bytes.map((byte, at) => {
        const field = owner(at)
        return (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place
            key={at}
            className={clsx(
              'rounded-sm text-center text-[12px] leading-5 not-italic tabular-nums uppercase',
              field < 0 ? 'bg-fill' : tints[field % tints.length],
              field >= 0 && field === pointed && 'shadow-[inset_0_0_0_1.5px_var(--ink)]',
            )}
          >
            {byte}
          </i>
        )
      })}
    </div>
  )
}
