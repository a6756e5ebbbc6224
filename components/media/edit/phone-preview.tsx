import clsx from 'clsx'
import { useWords } from '#words'
import type { PictureEdit } from '@/lib/media/edit/edit'
import { shownOn } from '@/lib/media/edit/portrait'
import type { Size } from '@/lib/media/fit'
import { Cut } from './seen'

/** How a phone shows what is made: the picture in its column of messages, in the proportions of a screen of today. */
export function PhonePreview({
  src,
  original,
  edit,
  size,
  label,
}: {
  src: string
  original: Size
  edit: PictureEdit
  /** What is made, px. */
  size: Size
  label?: string
}) {
  const t = useWords('media')
  const shown = shownOn(size)
  return (
    <figure className="min-w-0">
      <div
        aria-hidden
        className="mx-auto aspect-[9/19.5] w-full max-w-44 overflow-hidden rounded-[22px] bg-surface p-1.5 shadow-[0_0_0_1px_var(--line-2),0_0_0_4px_var(--band),0_0_0_5px_var(--line-2)]"
      >
        <div className="flex h-full flex-col gap-1.5 rounded-[17px] bg-well px-2 pt-6 pb-3">
          <span className="mx-auto h-1.5 w-12 flex-none rounded-full bg-fill-2" />
          <span className="flex-1" />
          <span
            className={clsx('block overflow-hidden rounded-[10px]')}
            style={{ width: `${(shown.width / 750) * 75}%` }}
          >
            <Cut src={src} original={original} edit={edit} className="w-full" />
          </span>
          <span className="block w-3/4 flex-none rounded-[10px] bg-fill p-2">
            <span className="mb-1 block h-1 w-full rounded-full bg-line-2" />
            <span className="block h-1 w-2/3 rounded-full bg-line-2" />
          </span>
        </div>
      </div>
      <figcaption className="mt-2.5 text-center text-sm text-ink-3 tabular-nums">
        {label ?? t('phonePreview.onAPhonePx', { width: shown.width, height: shown.height })}
      </figcaption>
    </figure>
  )
}
