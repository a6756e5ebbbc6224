import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Link } from '@/components/ui/link'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'

export type SegmentListLine = {
  id: string
  href: string
  name: string
  words: string
  count: ReactNode
  usedIn: number
  changed: string
}

/** Every segment with who is in it, in words and in number. */
export function SegmentList({ lines }: { lines: readonly SegmentListLine[] }) {
  const t = useWords('segments')
  return (
    <Sheet>
      <Cell>
        <Table label={t('segmentList.segments')}>
          <THead>
            <Tr>
              <Th>{t('segmentList.segment')}</Th>
              <Th align="right">{t('segmentList.people')}</Th>
              <Th align="right" className="max-md:hidden">
                {t('segmentList.usedIn')}
              </Th>
              <Th align="right" className="max-md:hidden">
                {t('segmentList.changed')}
              </Th>
            </Tr>
          </THead>
          <TBody>
            {lines.map((line) => (
              <Tr key={line.id}>
                <Td className="max-w-0 w-full">
                  <Link href={line.href} className="block rounded-sm py-0.5 hover:underline">
                    <b className="type-name block truncate">{line.name}</b>
                  </Link>
                  <span className="line-clamp-2 text-ink-3">{line.words}</span>
                </Td>
                <Td numeric className="font-semibold">
                  {line.count}
                </Td>
                <Td numeric className="ps-5 whitespace-nowrap text-ink-2 max-md:hidden">
                  {line.usedIn === 0
                    ? '–'
                    : line.usedIn === 1
                      ? t('segmentList.n1Campaign')
                      : t('segmentList.campaigns', { usedIn: line.usedIn })}
                </Td>
                <Td numeric className="ps-5 whitespace-nowrap text-ink-3 max-md:hidden">
                  {line.changed}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Cell>
    </Sheet>
  )
}
