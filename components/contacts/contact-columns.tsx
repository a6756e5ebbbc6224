import { Avatar } from '@/components/ui/avatar'
import { Chip } from '@/components/ui/chip'
import type { DataColumn } from '@/components/ui/data-table'
import type { ContactRow } from '@/lib/contacts/list'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { Words } from '@/lib/words/translate'
import { StandingBadge } from './standing-badge'

/** The columns of the table of people; `home` is where their pages are. */
export function contactColumns(
  t: Words<'contacts'>,
  home: string,
  timeZone: string,
): DataColumn<ContactRow>[] {
  const day = t.dates({ dateStyle: 'medium', timeZone })
  return [
    {
      id: 'name',
      header: t('contactTable.name'),
      width: 'minmax(180px, 1.6fr)',
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={row.name ?? '#'} size={24} label="" />
          <a href={`${home}/${row.id}`} tabIndex={-1} className="truncate font-semibold">
            {row.name ?? <span className="font-normal text-ink-3">{t('contactTable.noName')}</span>}
          </a>
        </span>
      ),
    },
    {
      id: 'phone',
      header: t('contactTable.number'),
      width: '152px',
      cell: (row) => <span className="tabular-nums">{formatPhone(t, row.phone)}</span>,
    },
    {
      id: 'standing',
      header: t('contactTable.standing'),
      width: '164px',
      cell: (row) => <StandingBadge {...row} />,
    },
    {
      id: 'place',
      header: t('contactTable.place'),
      width: 'minmax(120px, 1fr)',
      cell: (row) => <Quiet text={row.place} />,
    },
    {
      id: 'tags',
      header: t('contactTable.tags'),
      width: 'minmax(140px, 1.2fr)',
      cell: (row) => (
        <span className="flex min-w-0 gap-1 overflow-hidden">
          {row.tags.slice(0, 3).map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
          {row.tags.length > 3 ? <span className="text-ink-3">+{row.tags.length - 3}</span> : null}
        </span>
      ),
    },
    {
      id: 'email',
      header: t('contactTable.email'),
      width: 'minmax(140px, 1.2fr)',
      cell: (row) => (
        <span dir="ltr" className="truncate text-ink-2 rtl:text-right">
          {row.email ?? ''}
        </span>
      ),
    },
    {
      id: 'added',
      header: t('contactTable.added'),
      width: '104px',
      cell: (row) => day.format(new Date(row.createdAt)),
    },
  ]
}

function Quiet({ text }: { text: string | null }) {
  return <span className="truncate text-ink-2">{text ?? ''}</span>
}
