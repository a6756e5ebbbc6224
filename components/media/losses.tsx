import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { type AssetDetail, type RenditionView, verdictOf } from '@/lib/media/asset'
import { profileWords } from '@/lib/media/profile-words'
import { profileById } from '@/lib/media/profiles'
import { verdictWords } from '@/lib/media/verdict-words'
import type { Words } from '@/lib/words/translate'

/** What people of which carriers would miss, in words. Nothing where nothing is lost. */
export function Losses({ asset, renditions }: { asset: AssetDetail; renditions: readonly RenditionView[] }) {
  const t = useWords('media')
  const u = useWords('ui')
  const losses = lossesOf(t, u, asset, renditions)
  if (losses.length === 0) return null
  return (
    <ul className="mt-3 grid gap-1.5 border-t border-line pt-3" aria-label={t('losses.whatWouldBeLost')}>
      {losses.map(({ why, labels, refused }) => (
        <li key={why} className="flex gap-2">
          <Icon
            name={refused ? 'block' : 'warn'}
            size={15}
            className={refused ? 'mt-px text-block' : 'mt-px text-warn'}
          />
          <p className="min-w-0">
            <b className="font-semibold">{labels.join(', ')}.</b> <span className="text-ink-2">{why}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Carriers whose people miss the same stand together. */
function lossesOf(
  t: Words<'media'>,
  u: Words<'ui'>,
  asset: AssetDetail,
  renditions: readonly RenditionView[],
) {
  const found: { why: string; labels: string[]; refused: boolean }[] = []
  for (const rendition of renditions) {
    const verdict = verdictOf(rendition, asset)
    const { fit } = verdict
    const { why } = verdictWords(t, verdict, rendition)
    const profile = profileById(rendition.profileId)
    if (!why || !profile || fit === 'fits' || fit === 'none') continue
    const { label } = profileWords(u, profile)
    const same = found.find((loss) => loss.why === why)
    if (same) same.labels.push(label)
    else found.push({ why, labels: [label], refused: fit === 'refused' })
  }
  return found
}
