import clsx from 'clsx'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Poster } from '@/components/ui/poster'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { type AssetDetail, type ClipFacts, type RenditionView, verdictOf, weightOf } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'
import { profileWords } from '@/lib/media/profile-words'
import { type CarrierProfile, profileById } from '@/lib/media/profiles'
import { shownScore } from '@/lib/media/quality/words'
import { verdictWords } from '@/lib/media/verdict-words'
import type { Words } from '@/lib/words/translate'
import { clipTime } from './edit/clip-time'

/** What each carrier gets: bytes of the whole message on one scale for all, pixels, and a verdict in a word. */
export function RenditionTable({
  asset,
  renditions,
  chosen,
  onChoose,
}: {
  asset: AssetDetail
  renditions: readonly RenditionView[]
  chosen: string
  onChoose: (profileId: string) => void
}) {
  const t = useWords('media')
  const u = useWords('ui')
  const known = renditions.flatMap((rendition) => {
    const profile = profileById(rendition.profileId)
    return profile ? [{ rendition, profile }] : []
  })
  const scale = Math.max(...known.map(({ profile }) => profile.messageBytes), 1)
  return (
    <div className="overflow-x-auto">
      <Table label={t('renditionTable.whatEachCarrierGets')}>
        <THead>
          <Tr>
            <Th>{t('renditionTable.carrierProfile')}</Th>
            <Th>{t('renditionTable.bytesAndTheLimit')}</Th>
            <Th className="max-md:hidden">{t('renditionTable.pixels')}</Th>
            <Th className="max-md:hidden">{t('renditionTable.quality')}</Th>
          </Tr>
        </THead>
        <TBody>
          {known.map(({ rendition, profile }) => (
            <Tr key={profile.id} selected={profile.id === chosen}>
              <Td>
                <button
                  type="button"
                  aria-pressed={profile.id === chosen}
                  onClick={() => onChoose(profile.id)}
                  className="flex items-center gap-3 rounded-sm text-start"
                >
                  <Poster src={pictureOf(asset, rendition)} alt="" width={30} />
                  <span>
                    <b className="block font-semibold whitespace-nowrap">{profileWords(u, profile).label}</b>
                    <span className="block text-ink-3 md:whitespace-nowrap">
                      {profileWords(u, profile).detail}
                    </span>
                  </span>
                </button>
              </Td>
              <Td>
                <Weight rendition={rendition} profile={profile} scale={scale} />
                <div className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 md:hidden">
                  <VerdictBadge asset={asset} rendition={rendition} />
                  <Pixels rendition={rendition} />
                </div>
              </Td>
              <Td className="max-md:hidden">
                <Pixels rendition={rendition} />
              </Td>
              <Td className="max-md:hidden">
                <VerdictBadge asset={asset} rendition={rendition} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </div>
  )
}

/** A clip is shown by its poster; a sound and a card have none. */
function pictureOf(asset: AssetDetail, { src, mime }: RenditionView): string | null {
  return mime?.startsWith('image/') ? src : asset.thumbnail
}

function Weight({
  rendition,
  profile,
  scale,
}: {
  rendition: RenditionView
  profile: CarrierProfile
  scale: number
}) {
  const t = useWords('media')
  const weight = weightOf(rendition)
  return (
    <div className="w-46 max-md:w-full">
      <p className="tabular-nums">
        <b className="font-semibold">{weight ? t.count(weight.bytes) : '–'}</b>{' '}
        <span className="text-ink-3">{t('renditionTable.of', { messageBytes: profile.messageBytes })}</span>
      </p>
      <div className="relative mt-1 h-1.5 border-b border-line-2" aria-hidden>
        <span
          className="absolute top-0 -bottom-px start-0 bg-d-ink"
          style={{ width: `${((weight?.bytes ?? 0) / scale) * 100}%` }}
        />
        <span
          className="absolute -top-[3px] -bottom-1 -ms-px w-0.5 bg-block-mark"
          style={{ insetInlineStart: `${(profile.messageBytes / scale) * 100}%` }}
        />
      </div>
    </div>
  )
}

function Pixels({ rendition }: { rendition: RenditionView }) {
  const t = useWords('media')
  const u = useWords('ui')
  const { src, width, height, clip, sameAs } = rendition
  if (!src) return <span className="text-ink-3">–</span>
  const same = sameAs ? profileById(sameAs) : undefined
  return (
    <span className="whitespace-nowrap tabular-nums">
      {width && height ? `${width} × ${height}` : clip && clipTime(clip.durationMs)}
      <span className="block text-ink-3">
        {same
          ? t('renditionTable.sameFileAs', { label: profileWords(u, same).label })
          : [...factsOf(t, rendition), ...madeIn(t, rendition)].join(', ')}
      </span>
    </span>
  )
}

function factsOf(t: Words<'media'>, { mime, quality, chroma, frames, clip }: RenditionView): string[] {
  const facts = [formatOf(t, mime)]
  if (quality !== null) facts.push(`q ${quality}`)
  if (chroma === '4:4:4') facts.push(t('renditionTable.fullColor'))
  if (!clip && (frames ?? 1) > 1) facts.push(t('renditionTable.frames', { frames: frames ?? 1 }))
  return clip ? [...facts, ...clipFacts(t, clip)] : facts
}

function clipFacts(t: Words<'media'>, { frameRate, channels, audioCodec }: ClipFacts): string[] {
  const facts = frameRate ? [t('clipFacts.framesPerSecond', { frames: Math.round(frameRate) })] : []
  if (audioCodec === null) facts.push(t('clipFacts.silent'))
  else if (channels === 1) facts.push(t('clipFacts.mono'))
  return facts
}

/** The work behind it: an original that fits costs none. */
function madeIn(t: Words<'media'>, { encodes, ms }: RenditionView): string[] {
  if (encodes === 0) return [t('renditionTable.theFileItself')]
  return ms === null ? [] : [`${(ms / 1000).toFixed(1)} s`]
}

const TONES = { fits: 'good', look: 'warn', refused: 'block', none: 'plain' } as const

/** The score where it was judged, and what it means in a word. */
function VerdictBadge({ asset, rendition }: { asset: AssetDetail; rendition: RenditionView }) {
  const t = useWords('media')
  const { fit } = verdictOf(rendition, asset)
  const verdict = verdictWords(t, verdictOf(rendition, asset), rendition)
  return (
    <span
      title={verdict.why || undefined}
      className={clsx('inline-flex items-center gap-2', verdict.why && 'cursor-help')}
    >
      {rendition.score === null ? null : (
        <b className="min-w-6 text-end text-lg font-semibold tracking-tight tabular-nums">
          {shownScore(rendition.score)}
          <span className="sr-only"> {t('renditionTable.of100')}</span>
        </b>
      )}
      <Badge tone={TONES[fit]}>{verdict.word}</Badge>
    </span>
  )
}
