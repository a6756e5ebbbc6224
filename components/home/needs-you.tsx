import { useWords } from '#words'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { SectionHead } from '@/components/ui/sheet'
import type { Attention } from '@/lib/analytics/attention'

/** What waits for a person, each with the one thing to do about it. */
export function NeedsYou({ home, items }: { home: string; items: readonly Attention[] }) {
  const t = useWords('home')
  return (
    <>
      <SectionHead
        title={t('needsYou.needsYou')}
        actions={items.length ? <span className="type-label tabular-nums">{items.length}</span> : null}
      />
      {items.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-2">
          <Icon name="check" size={14} strong className="text-good" />
          {t('needsYou.nothingWaitsForYou')}
        </p>
      ) : null}
      <ul>
        {items.map((item) => (
          <li
            key={`${item.kind} ${item.title}`}
            className="flex items-start gap-2.5 border-t border-line py-2.5 leading-[18px] first:border-0 first:pt-0"
          >
            <Icon
              name={item.tone}
              size={15}
              strong
              label={item.tone === 'block' ? t('needsYou.blocked') : t('needsYou.lookAtIt')}
              className={item.tone === 'block' ? 'mt-0.5 text-block' : 'mt-0.5 text-warn'}
            />
            <span className="min-w-0 flex-1">
              <b className="block font-semibold">{item.title}</b>
              <span className="text-ink-2">{item.detail}</span>
            </span>
            <LinkButton size="s" href={`${home}/${item.room}`} aria-label={`${item.verb}: ${item.title}`}>
              {item.verb}
            </LinkButton>
          </li>
        ))}
      </ul>
    </>
  )
}
