import { useWords } from '#words'
import { StandingBadge } from '@/components/contacts/standing-badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import type { ContactRow } from '@/lib/contacts/list'
import { formatPhone } from '@/lib/contacts/phone-format'

type Found = {
  people: Pick<ContactRow, 'phone' | 'name' | 'consent' | 'held' | 'landline'>[]
  /** The number itself, when no contact has it. */
  alone: string | null
}

/** Finds a person, or any number: "why do they get this, why do they not?" */
export function PersonSearch({ q, home, found }: { q: string; home: string; found: Found | null }) {
  const t = useWords('consent')
  const at = (phone: string) => `${home}/${encodeURIComponent(phone)}`
  return (
    <div className="grid gap-3">
      <form action={home} className="flex flex-wrap items-center gap-2">
        <label htmlFor="person" className="type-section me-2">
          {t('personSearch.whyDoTheyGet')}
        </label>
        <div className="min-w-60 flex-1">
          <Input
            id="person"
            name="q"
            type="search"
            icon="search"
            defaultValue={q}
            maxLength={100}
            placeholder={t('personSearch.aNumberOrThe')}
          />
        </div>
        <Button type="submit">{t('personSearch.lookUp')}</Button>
      </form>
      {found ? (
        <ul className="grid">
          {found.people.map((person) => (
            <li
              key={person.phone}
              className="flex items-center gap-3 py-2 [&+li]:border-t [&+li]:border-line"
            >
              <Link href={at(person.phone)} className="font-semibold text-link">
                {person.name ?? formatPhone(t, person.phone)}
              </Link>
              <span className="text-ink-3 tabular-nums">
                {person.name ? formatPhone(t, person.phone) : ''}
              </span>
              <span className="ms-auto">
                <StandingBadge {...person} />
              </span>
            </li>
          ))}
          {found.alone ? (
            <li className="py-2">
              <Link href={at(found.alone)} className="font-semibold text-link">
                {formatPhone(t, found.alone)}
              </Link>{' '}
              <span className="text-ink-3">{t('personSearch.noContactHasThis')}</span>
            </li>
          ) : null}
          {found.people.length === 0 && !found.alone ? (
            <li className="py-2 text-ink-3">{t('personSearch.nobodyBeginsWithType', { q })}</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}
