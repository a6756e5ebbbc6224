'use client'

import clsx from 'clsx'
import { useWords } from '#words'
import type { RenditionView } from '@/lib/media/asset'
import { profileName } from '@/lib/media/profile-words'
import type { Words } from '@/lib/words/translate'

/** The same detail in every rendition, at the size a phone would show it: where compression shows first. */
export function DetailStrip({
  reference,
  renditions,
  chosen,
  onChoose,
}: {
  reference: RenditionView | null
  renditions: readonly RenditionView[]
  chosen: string
  onChoose: (profileId: string) => void
}) {
  const t = useWords('media')
  const u = useWords('ui')
  const distinct = groups(u, renditions)
  return (
    <section
      aria-label={t('detailStrip.theSameDetailIn')}
      className="mt-3 grid grid-cols-3 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(84px,1fr))]"
    >
      <Detail src={reference?.src ?? null} label={t('detailStrip.original')} />
      {distinct.map(({ rendition, labels }) => (
        <button
          key={rendition.profileId}
          type="button"
          aria-pressed={rendition.profileId === chosen}
          onClick={() => onChoose(rendition.profileId)}
          className="min-w-0 rounded-sm text-start"
        >
          <Detail src={rendition.src} label={labels.join(', ')} selected={rendition.profileId === chosen} />
        </button>
      ))}
    </section>
  )
}

/** Renditions that are one file stand together under their first. */
function groups(
  u: Words<'ui'>,
  renditions: readonly RenditionView[],
): { rendition: RenditionView; labels: string[] }[] {
  const found: { rendition: RenditionView; labels: string[] }[] = []
  for (const rendition of renditions) {
    const label = profileName(u, rendition.profileId)
    const same = found.find((group) => group.rendition.sha256 === rendition.sha256 && rendition.sha256)
    if (same) same.labels.push(label)
    else found.push({ rendition, labels: [label] })
  }
  return found
}

function Detail({ src, label, selected = false }: { src: string | null; label: string; selected?: boolean }) {
  return (
    <figure className="min-w-0">
      <span
        className={clsx(
          'block aspect-[1.28] overflow-hidden rounded-sm bg-fill',
          selected && 'shadow-[0_0_0_2px_var(--surface),0_0_0_4px_var(--ink)]',
        )}
      >
        {src ? (
          // biome-ignore lint/performance/noImgElement: a cut of our own rendition
          <img src={src} alt="" className="size-full scale-[3.2] object-cover" loading="lazy" />
        ) : null}
      </span>
      <figcaption className="mt-1 truncate text-sm text-ink-2">{label}</figcaption>
    </figure>
  )
}
